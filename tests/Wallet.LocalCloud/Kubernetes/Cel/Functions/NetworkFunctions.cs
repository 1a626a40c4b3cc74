using static Wallet.LocalCloud.Kubernetes.Cel.CelType;

namespace Wallet.LocalCloud.Kubernetes.Cel.Functions;

/// <summary>The IP and CIDR libraries of Kubernetes.</summary>
internal static class NetworkFunctions
{
    public static IEnumerable<CelFunction> All =>
    [
        CelFunction.Global("isIP", [Text], Bool, a => CelIp.Parse((string)a[0]!) is not null),
        CelFunction.Global("ip", [Text], Ip, a => CelIp.Parse((string)a[0]!) is { } ip ? ip : Unreadable("IP Address", a[0]!)),
        CelFunction.Global("ip.isCanonical", [Text], Bool,
            a => CelIp.Parse((string)a[0]!) is { } ip ? ip.ToString() == (string)a[0]! : Unreadable("IP Address", a[0]!)),
        CelFunction.Method("family", [Ip], Int, a => (long)((CelIp)a[0]!).Family),
        CelFunction.Method("isUnspecified", [Ip], Bool, a => ((CelIp)a[0]!).IsUnspecified),
        CelFunction.Method("isLoopback", [Ip], Bool, a => ((CelIp)a[0]!).IsLoopback),
        CelFunction.Method("isGlobalUnicast", [Ip], Bool, a => ((CelIp)a[0]!).IsGlobalUnicast),
        CelFunction.Global("isCIDR", [Text], Bool, a => CelCidr.Parse((string)a[0]!) is not null),
        CelFunction.Global("cidr", [Text], Cidr, a => CelCidr.Parse((string)a[0]!) is { } cidr ? cidr : Unreadable("CIDR", a[0]!)),
        CelFunction.Method("ip", [Cidr], Ip, a => ((CelCidr)a[0]!).Ip),
        CelFunction.Method("prefixLength", [Cidr], Int, a => (long)((CelCidr)a[0]!).Bits),
        CelFunction.Method("masked", [Cidr], Cidr, a => ((CelCidr)a[0]!).Masked),
        CelFunction.Method("containsIP", [Cidr, Ip], Bool, a => ((CelCidr)a[0]!).Contains((CelIp)a[1]!)),
        CelFunction.Method("containsIP", [Cidr, Text], Bool,
            a => CelIp.Parse((string)a[1]!) is { } ip ? ((CelCidr)a[0]!).Contains(ip) : Unreadable("IP Address", a[1]!)),
        CelFunction.Method("containsCIDR", [Cidr, Cidr], Bool, a => ((CelCidr)a[0]!).Contains((CelCidr)a[1]!)),
        CelFunction.Method("containsCIDR", [Cidr, Text], Bool,
            a => CelCidr.Parse((string)a[1]!) is { } cidr ? ((CelCidr)a[0]!).Contains(cidr) : Unreadable("CIDR", a[1]!)),
    ];

    private static CelError Unreadable(string what, object text) => new($"{what} \"{text}\" parse error during conversion from string");
}
