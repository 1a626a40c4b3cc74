namespace Wallet.Operator.Kube;

/// <summary>A kind as URLs and references name it.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">API version.</param>
/// <param name="Plural">Name in URLs.</param>
/// <param name="Kind">Name in objects.</param>
internal sealed record ResourceKind(string Group, string Version, string Plural, string Kind)
{
    /// <summary>group/version.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>Path of its objects, in one namespace or in all.</summary>
    public string PathIn(string? @namespace)
    {
        var root = Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}";
        return @namespace is null ? $"{root}/{Plural}" : $"{root}/namespaces/{@namespace}/{Plural}";
    }
}
