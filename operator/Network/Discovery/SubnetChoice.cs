using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.Discovery;

/// <summary>Which subnets serve.</summary>
/// <param name="Public">Ids; empty when the load balancer is internal and there are none.</param>
/// <param name="Private">Ids.</param>
/// <param name="Database">Ids; fewer than wanted while <paramref name="Missing"/> ones are created.</param>
/// <param name="Missing">Database subnets still to be created.</param>
/// <param name="Problems">What is wrong and what to do; with any, the lists hold what there is.</param>
internal sealed record SubnetChoice(
    IReadOnlyList<string> Public,
    IReadOnlyList<string> Private,
    IReadOnlyList<string> Database,
    IReadOnlyList<NewSubnet> Missing,
    IReadOnlyList<Finding> Problems)
{
    public static readonly SubnetChoice None = new([], [], [], [], []);

    /// <summary>Enough of each tier, apart from those that are still to be created.</summary>
    public bool IsPossible => Problems.Count == 0;
}

/// <summary>A database subnet to create.</summary>
internal sealed record NewSubnet(string Cidr, string Zone);

/// <summary>Subnets that the platform's resources are in already, by what for.</summary>
/// <param name="Private">Of the cache's subnet group.</param>
/// <param name="Database">Of the database's subnet group.</param>
internal sealed record SubnetsInUse(IReadOnlySet<string> Private, IReadOnlySet<string> Database)
{
    /// <summary>The tier that a subnet serves as: by its use, whatever its tags and routes have become, else by these.</summary>
    public SubnetTier TierOf(VpcSubnet subnet)
        => Has(SubnetTier.Private, subnet) ? SubnetTier.Private : Has(SubnetTier.Database, subnet) ? SubnetTier.Database : subnet.Tier;

    /// <summary>Whether a subnet is in use as one of a tier.</summary>
    public bool Has(SubnetTier tier, VpcSubnet subnet) => tier switch
    {
        SubnetTier.Private => Private.Contains(subnet.Id),
        SubnetTier.Database => Database.Contains(subnet.Id),
        _ => false,
    };
}
