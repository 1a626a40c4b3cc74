namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>What is asked for: a verb on a resource, or on a path that is no resource.</summary>
public sealed record AccessAttributes(
    string Verb, string Group, string Resource, string Subresource, string Namespace, string Name, string Path = "")
{
    public bool IsResource => Resource.Length > 0;

    public string FullResource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    public static AccessAttributes OfPath(string verb, string path) => new(verb, "", "", "", "", "", path);
}
