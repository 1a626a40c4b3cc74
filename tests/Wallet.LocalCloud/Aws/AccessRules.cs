namespace Wallet.LocalCloud.Aws;

/// <summary>Builds what a call asks of IAM, with the tag condition keys that AWS documents.</summary>
internal static class AccessRules
{
    private static readonly Dictionary<string, string> NoTags = [];

    /// <summary>An action on a resource: tags in the request and on the resource become condition keys.</summary>
    public static AccessRequest On(
        string action,
        string resource,
        IReadOnlyDictionary<string, string>? requestTags = null,
        IReadOnlyDictionary<string, string>? resourceTags = null)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, value) in requestTags ?? NoTags)
            context["aws:RequestTag/" + key] = [value];
        if (requestTags is { Count: > 0 })
            context["aws:TagKeys"] = [.. requestTags.Keys];
        foreach (var (key, value) in resourceTags ?? NoTags)
            context["aws:ResourceTag/" + key] = [value];
        return new AccessRequest(action, resource, context);
    }

    /// <summary>Handing a role to a service.</summary>
    public static AccessRequest PassRole(string roleArn, string service)
        => new("iam:PassRole", roleArn, new Dictionary<string, IReadOnlyList<string>> { ["iam:PassedToService"] = [service] });

    /// <summary>What a service needs of its caller to encrypt with a customer's key: looking at it and granting its use.</summary>
    public static IEnumerable<AccessRequest> UseKey(string keyArn, string service, string region)
    {
        var via = new Dictionary<string, IReadOnlyList<string>> { ["kms:ViaService"] = [$"{service}.{region}.amazonaws.com"] };
        yield return new("kms:DescribeKey", keyArn, via);
        yield return new("kms:CreateGrant", keyArn, new Dictionary<string, IReadOnlyList<string>>(via) { ["kms:GrantIsForAWSResource"] = ["true"] });
    }
}
