namespace Wallet.Operator.Kube;

/// <summary>A kind as URLs and references name it.</summary>
/// <param name="Group">API group, not the core one.</param>
/// <param name="Version">API version.</param>
/// <param name="Plural">Name in URLs.</param>
/// <param name="Kind">Name in objects.</param>
internal sealed record ResourceKind(string Group, string Version, string Plural, string Kind)
{
    /// <summary>group/version.</summary>
    public string ApiVersion => $"{Group}/{Version}";
}
