using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>The URL library of Kubernetes.</summary>
internal static class UrlFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        CelFunction.Global("isURL", [Text], Bool, a => CelUrl.Parse((string)a[0]!) is not null),
        CelFunction.Global("url", [Text], Url, a => CelUrl.Parse((string)a[0]!) is { } url
            ? url
            : new CelError($"URL parse error during conversion from string: parse \"{a[0]}\": invalid URI for request")),
        Part("getScheme", url => url.Scheme),
        Part("getHost", url => url.HostAndPort),
        Part("getHostname", url => url.Host),
        Part("getPort", url => url.Port),
        Part("getEscapedPath", url => url.Path),
        CelFunction.Method("getQuery", [Url], MapOf(ListOf(Text)), a => Query(((CelUrl)a[0]!).Query)),
    ];

    private static CelFunction Part(string name, Func<CelUrl, string> part)
        => CelFunction.Method(name, [Url], Text, a => part((CelUrl)a[0]!));

    private static CelMap Query(string query) => new(query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => Uri.UnescapeDataString(pair[0]))
        .ToDictionary(
            group => (object)group.Key,
            group => (object?)new CelList([.. group.Select(pair => Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : ""))])));
}
