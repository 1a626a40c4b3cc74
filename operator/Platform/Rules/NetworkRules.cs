using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Subnets.</summary>
internal static class NetworkRules
{
    public static IEnumerable<SpecViolation> SubnetsNamedOrCreated(WalletPlatformSpec spec)
        => spec.Network is { DatabaseSubnetIds: not null, DatabaseSubnetCidrs: not null }
            ? [new("spec.network", "set databaseSubnetIds or databaseSubnetCidrs, not both")]
            : [];

    public static IEnumerable<SpecViolation> CidrBlocks(WalletPlatformSpec spec)
        => (spec.Network?.DatabaseSubnetCidrs ?? [])
            .Where(block => !IsCidr(block))
            .Select(block => new SpecViolation("spec.network.databaseSubnetCidrs", $"must be CIDR blocks such as 10.0.21.0/24, not {block}"));

    private static bool IsCidr(string block)
        => block.Split('/') is [var address, var length]
            && IPAddress.TryParse(address, out var parsed)
            && byte.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= (parsed.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
}
