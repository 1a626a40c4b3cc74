using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// An IP address as Go's netip reads it: four decimal numbers without leading zeros, or an IPv6 address without zone that does not
/// stand for an IPv4 one.
/// </summary>
internal sealed partial record CelIp(IPAddress Address)
{
    public int Family => Address.AddressFamily == AddressFamily.InterNetwork ? 4 : 6;

    public bool IsUnspecified => Address.Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any);

    public bool IsLoopback => IPAddress.IsLoopback(Address);

    public bool IsGlobalUnicast => !IsUnspecified && !IsLoopback && !Address.IsIPv6LinkLocal && !Address.IsIPv6Multicast
        && !(Family == 4 && (Address.GetAddressBytes()[0] >= 224 || Address.ToString().StartsWith("169.254.", StringComparison.Ordinal)));

    public static CelIp? Parse(string text)
    {
        if (Four().IsMatch(text)) return new CelIp(IPAddress.Parse(text));
        var isSix = text.Contains(':') && !text.Contains('%') && !text.Contains('[') && IPAddress.TryParse(text, out _);
        return isSix && IPAddress.Parse(text) is { IsIPv4MappedToIPv6: false } address ? new CelIp(address) : null;
    }

    public override string ToString() => Address.ToString();

    [GeneratedRegex(@"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$", RegexOptions.ECMAScript)]
    private static partial Regex Four();
}

/// <summary>An address with a prefix; unlike a network, it may have bits beyond the prefix.</summary>
internal sealed record CelCidr(CelIp Ip, int Bits)
{
    public CelCidr Masked => new(new CelIp(Mask(Ip.Address, Bits)), Bits);

    public static CelCidr? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || CelIp.Parse(parts[0]) is not { } ip || (parts[1].Length > 1 && parts[1][0] == '0')) return null;
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= (ip.Family == 4 ? 32 : 128)
            ? new CelCidr(ip, bits)
            : null;
    }

    public bool Contains(CelIp ip) => ip.Family == Ip.Family && Mask(ip.Address, Bits).Equals(Masked.Ip.Address);

    public bool Contains(CelCidr other) => other.Bits >= Bits && Contains(other.Ip);

    public override string ToString() => $"{Ip}/{Bits}";

    private static IPAddress Mask(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        for (var index = 0; index < bytes.Length; index++)
        {
            var kept = Math.Clamp(bits - (index * 8), 0, 8);
            bytes[index] &= (byte)(0xFF << (8 - kept));
        }

        return new IPAddress(bytes);
    }
}
