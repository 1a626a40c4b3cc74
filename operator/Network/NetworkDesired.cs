using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>The network as it should be.</summary>
/// <param name="VpcId">Where; empty when that is not known.</param>
/// <param name="Choice">Subnets.</param>
/// <param name="RouteTable">Of database subnets that are ours; null when they are not.</param>
/// <param name="SecurityGroups">One per role.</param>
/// <param name="SubnetGroups">Of database and cache; empty until their subnets are there.</param>
/// <param name="Problems">What of it cannot be had, with what to do.</param>
internal sealed record NetworkDesired(
    string VpcId,
    SubnetChoice Choice,
    RouteTableDesired? RouteTable,
    IReadOnlyList<SecurityGroupDesired> SecurityGroups,
    IReadOnlyList<SubnetGroupDesired> SubnetGroups,
    IReadOnlyList<Finding> Problems)
{
    /// <summary>Of one platform in its VPC.</summary>
    public static NetworkDesired For(PlatformPass pass, NetworkObserved observed)
    {
        if (NetworkGround.Unusable(pass, observed) is { } unusable)
            return new NetworkDesired(observed.VpcId ?? "", SubnetChoice.None, null, [], [], [unusable]);
        var found = NetworkGround.Choose(pass, observed);
        var choice = found with { Problems = [.. found.Problems, .. LayoutChecks.Of(pass, found, observed)] };
        return new NetworkDesired(
            observed.VpcId!,
            choice,
            RouteTableDesired.For(pass, choice),
            SecurityGroupDesired.For(pass, observed.Cluster!, observed.VpcCidrs),
            choice.Missing.Count > 0 || !choice.IsPossible
                ? []
                :
                [
                    SubnetGroupDesired.For(pass, SubnetGroupKind.Database, choice.Database),
                    SubnetGroupDesired.For(pass, SubnetGroupKind.Cache, choice.Private),
                ],
            choice.Problems);
    }

    /// <summary>Tags of a database subnet that we make.</summary>
    public static IReadOnlyDictionary<string, string> SubnetTags(PlatformPass pass, string zone)
        => new SortedDictionary<string, string>(NetworkNames.Tags(pass, pass.Names.For($"database-{zone}")).ToDictionary(), StringComparer.Ordinal)
        {
            ["Tier"] = "database",
        };
}
