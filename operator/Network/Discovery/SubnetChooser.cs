using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.Discovery;

/// <summary>
/// Chooses the subnets, the same ones in every pass: subnets already in use stay chosen, then zones that have every tier come first, then
/// names decide. A subnet that is added to the VPC later, or retagged, therefore changes nothing.
/// </summary>
/// <param name="settings">What the spec says.</param>
/// <param name="needsPublic">Whether the load balancer is reached from the internet.</param>
/// <param name="own">Ids of the subnets that the platform has made.</param>
/// <param name="subnets">All of the VPC.</param>
/// <param name="inUse">Those in use.</param>
internal sealed class SubnetChooser(
    NetworkSettings settings, bool needsPublic, IReadOnlySet<string> own, IReadOnlyList<VpcSubnet> subnets, SubnetsInUse inUse)
{
    private readonly List<Finding> _problems = [];

    /// <summary>Chooses for one platform.</summary>
    public SubnetChoice Choose()
    {
        var privates = Pick(SubnetTier.Private, settings.PrivateSubnetIds, [], "privateSubnetIds");
        var zones = privates.Select(subnet => subnet.Zone).ToList();
        var publics = needsPublic || settings.PublicSubnetIds.Count > 0
            ? Pick(SubnetTier.Public, settings.PublicSubnetIds, zones, "publicSubnetIds")
            : [];
        var (databases, missing) = settings.DatabaseSubnetCidrs.Count > 0
            ? ByCidr(zones)
            : (Pick(SubnetTier.Database, settings.DatabaseSubnetIds, zones, "databaseSubnetIds or databaseSubnetCidrs"), []);
        return new SubnetChoice(Ids(publics), Ids(privates), Ids(databases), missing, _problems);
    }

    private static List<string> Ids(IEnumerable<VpcSubnet> chosen) => chosen.Select(subnet => subnet.Id).ToList();

    private List<VpcSubnet> Pick(SubnetTier tier, IReadOnlyList<string> ids, List<string> zones, string field)
        => ids.Count > 0 ? Named(ids, field) : Discovered(tier, zones, field);

    private List<VpcSubnet> Named(IReadOnlyList<string> ids, string field)
    {
        var chosen = subnets.Where(subnet => ids.Contains(subnet.Id)).OrderBy(subnet => subnet.Zone, StringComparer.Ordinal).ToList();
        if (ids.Except(Ids(chosen)).ToList() is { Count: > 0 } unknown)
            Problem("SubnetNotFound", $"The VPC has no {string.Join(", ", unknown)}: correct spec.network.{field}.");
        else
            RequireZones(chosen.Select(subnet => subnet.Zone).Distinct().ToList(), field, "name subnets of more zones in");
        return chosen;
    }

    private List<VpcSubnet> Discovered(SubnetTier tier, List<string> zones, string field)
    {
        var byZone = subnets.Where(subnet => inUse.TierOf(subnet) == tier)
            .GroupBy(subnet => subnet.Zone)
            .OrderBy(zone => zone.Any(subnet => inUse.Has(tier, subnet)) ? 0 : 1)
            .ThenBy(zone => zones.Contains(zone.Key) ? 0 : 1)
            .ThenByDescending(zone => TiersOf(zone.Key))
            .ThenBy(zone => zone.Key, StringComparer.Ordinal)
            .ToList();
        RequireZones(
            byZone.Select(zone => zone.Key).ToList(), field, $"tag more subnets Tier={tier.ToString().ToLowerInvariant()}, or set");
        return byZone.Take(settings.Zones)
            .Select(zone => zone.OrderBy(subnet => inUse.Has(tier, subnet) ? 0 : 1).ThenBy(subnet => subnet.Id, StringComparer.Ordinal).First())
            .OrderBy(subnet => subnet.Zone, StringComparer.Ordinal)
            .ToList();
    }

    private (List<VpcSubnet> Found, List<NewSubnet> Missing) ByCidr(List<string> zones)
    {
        if (settings.DatabaseSubnetCidrs.Count < settings.Zones)
            RequireZones(zones.Take(settings.DatabaseSubnetCidrs.Count).ToList(), "databaseSubnetCidrs", "add blocks to");
        var found = subnets.Where(subnet => settings.DatabaseSubnetCidrs.Contains(subnet.Cidr)).ToList();
        foreach (var foreign in found.Where(subnet => !own.Contains(subnet.Id)))
            Problem(
                "ForeignResource",
                $"Block {foreign.Cidr} is taken by {foreign.Id}, which is not this platform's: "
                    + "name it in spec.network.databaseSubnetIds instead.");
        var missing = settings.DatabaseSubnetCidrs.Zip(zones, (cidr, zone) => new NewSubnet(cidr, zone))
            .Where(wanted => found.All(subnet => subnet.Cidr != wanted.Cidr))
            .ToList();
        return (found.OrderBy(subnet => subnet.Zone, StringComparer.Ordinal).ToList(), missing);
    }

    private int TiersOf(string zone) => subnets.Where(subnet => subnet.Zone == zone).Select(inUse.TierOf).Distinct().Count();

    private void RequireZones(List<string> zones, string field, string remedy)
    {
        if (zones.Count >= settings.Zones)
            return;
        var found = zones.Count == 0 ? "none" : $"only {string.Join(", ", zones.Order(StringComparer.Ordinal))}";
        Problem("NotEnoughZones", $"{settings.Zones} zones are needed, {found} found: {remedy} spec.network.{field}.");
    }

    private void Problem(string reason, string message) => _problems.Add(Finding.Stuck(reason, message));
}
