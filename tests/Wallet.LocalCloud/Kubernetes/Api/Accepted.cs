namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>The forms in which an answer can be asked for.</summary>
internal enum AnswerForm
{
    Plain,
    Table,
    Metadata,
    GroupDiscovery,
}

/// <summary>Reads the Accept header.</summary>
internal static class Accepted
{
    public const string GroupDiscoveryType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    public static AnswerForm Form(HttpRequest request)
    {
        foreach (var part in request.Headers.Accept.SelectMany(value => value?.Split(',') ?? []))
        {
            var settings = part.Split(';', StringSplitOptions.TrimEntries);
            if (settings[0] is not ("application/json" or "*/*")) continue;
            switch (settings.FirstOrDefault(setting => setting.StartsWith("as=", StringComparison.Ordinal)))
            {
                case null:
                    return AnswerForm.Plain;
                case "as=Table" when settings.Contains("v=v1"):
                    return AnswerForm.Table;
                case "as=PartialObjectMetadata" or "as=PartialObjectMetadataList" when settings.Contains("v=v1"):
                    return AnswerForm.Metadata;
                case "as=APIGroupDiscoveryList" when settings.Contains("v=v2"):
                    return AnswerForm.GroupDiscovery;
            }
        }

        return AnswerForm.Plain;
    }
}
