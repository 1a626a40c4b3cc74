namespace Wallet.Operator.Network.Discovery;

/// <summary>A subnet of the VPC, as far as choosing needs it.</summary>
/// <param name="Id">e.g. <c>subnet-0a1b</c>.</param>
/// <param name="Zone">Availability zone, e.g. <c>sa-east-1a</c>.</param>
/// <param name="Cidr">IPv4 block.</param>
/// <param name="Tier">What it is for.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record VpcSubnet(string Id, string Zone, string Cidr, SubnetTier Tier, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Target of its route table's 0.0.0.0/0, e.g. <c>nat-…</c>; null when there is none.</summary>
    public string? DefaultRoute { get; init; }

    /// <summary>Whether that target is gone: EC2 keeps the route, as <c>blackhole</c>.</summary>
    public bool IsBlackhole { get; init; }

    /// <summary>Addresses that nothing has taken.</summary>
    public int FreeAddresses { get; init; }

    /// <summary>Whether the internet is reached from it.</summary>
    public bool HasWayOut => DefaultRoute is not null && !IsBlackhole;

    /// <summary>Whether the internet reaches it.</summary>
    public bool IsPublic => HasWayOut && DefaultRoute!.StartsWith("igw-", StringComparison.Ordinal);
}
