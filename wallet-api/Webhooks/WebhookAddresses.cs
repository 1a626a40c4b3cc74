using System.Net;
using System.Net.Sockets;

namespace Wallet.Api.Webhooks;

/// <summary>
/// Where webhooks may lead: to public addresses by https. Anyone who registers one must not reach through this service what only its network
/// reaches (server-side request forgery). Hosts and networks that the operator of the service allows are excepted, and may have http. Pure.
/// </summary>
internal sealed class WebhookAddresses
{
    // IANA's registries of special-purpose addresses (RFC 6890), and multicast.
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IPNetwork> _networks = [];

    /// <summary><paramref name="allowed"/>: names of hosts, addresses, and networks such as 10.1.0.0/16.</summary>
    public WebhookAddresses(IEnumerable<string> allowed)
    {
        foreach (var entry in allowed)
        {
            if (IPAddress.TryParse(entry, out var address))
                _networks.Add(new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
            else if (IPNetwork.TryParse(entry, out var network))
                _networks.Add(network);
            else
                _hosts.Add(entry);
        }
    }

    /// <summary>Whether a text is an address, a network or the name of a host.</summary>
    public static bool IsEntry(string text)
        => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _) || Uri.CheckHostName(text) == UriHostNameType.Dns;

    /// <summary>Why a webhook may not have this URL; null where it may. What its host's name leads to is looked at whenever it is called.</summary>
    public string? Refusal(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
            return "url must be an absolute https URL.";
        if (url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            return "url must have neither credentials nor a fragment.";
        var address = IPAddress.TryParse(url.DnsSafeHost, out var literal) ? literal : null;
        var isAllowed = _hosts.Contains(url.DnsSafeHost) || (address is not null && IsInAllowed(address));
        if (url.Scheme != "https" && !isAllowed)
            return "url must be https.";
        return address is null || isAllowed || IsPublic(address) ? null : "url leads to an address that is not public.";
    }

    /// <summary>Whether a host may be called at an address that its name leads to.</summary>
    public bool Permits(string host, IPAddress address) => _hosts.Contains(host) || IsInAllowed(address) || IsPublic(address);

    /// <summary>Whether an address is one of the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        // What a NAT64 gateway makes an IPv4 address of (RFC 6052).
        if (Translated.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
        return (address.AddressFamily == AddressFamily.InterNetwork || Global.Contains(address)) && !Special.Any(s => s.Contains(address));
    }

    private bool IsInAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Exists(n => n.Contains(plain));
    }
}
