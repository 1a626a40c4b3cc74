namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>What a URL path names.</summary>
/// <param name="Resource">Empty when the path names no resource.</param>
public sealed record RequestPath(string Raw, string Group, string Version, string Namespace, string Resource, string Name, string Subresource)
{
    public bool IsResource => Resource.Length > 0;

    public static RequestPath Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", var version, .. var rest] when rest.Length > 0 => Parse(path, "", version, rest),
            ["apis", var group, var version, .. var rest] when rest.Length > 0 => Parse(path, group, version, rest),
            _ => new RequestPath(path, "", "", "", "", "", ""),
        };
    }

    private static RequestPath Parse(string raw, string group, string version, string[] parts) => parts switch
    {
        ["namespaces", var space, "status" or "finalize"] => new(raw, group, version, space, "namespaces", space, parts[2]),
        ["namespaces", var space, var resource, .. var rest] => new(raw, group, version, space, resource, At(rest, 0), Tail(rest)),
        ["namespaces", var space] => new(raw, group, version, space, "namespaces", space, ""),
        [var resource, .. var rest] => new(raw, group, version, "", resource, At(rest, 0), Tail(rest)),
        _ => new(raw, group, version, "", "", "", ""),
    };

    private static string At(string[] parts, int index) => parts.Length > index ? parts[index] : "";

    private static string Tail(string[] parts) => parts.Length > 1 ? string.Join('/', parts[1..]) : "";
}
