using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Network.Discovery;

/// <summary>
/// Chooses the subnets, the same ones in every pass: subnets already in use stay chosen, then zones that have every tier come first, then
/// names decide. A subnet that is added to the VPC later therefore changes nothing.
/// </summary>
internal sealed class SubnetChooser(
    NetworkSettings settings, bool needsPublic, string uid, IReadOnlyList<VpcSubnet> subnets, IReadOnlySet<string> inUse)
{
    private readonly List<SubnetChoice.Impossible> _problems = [];

    /// <summary>Chooses for one platform.</summary>
    public SubnetChoice Choose()
    {
        var privates = Pick(SubnetTier.Private, settings.PrivateSubnetIds, "privateSubnetIds");
        var publics = needsPublic || settings.PublicSubnetIds.Count > 0
            ? Pick(SubnetTier.Public, settings.PublicSubnetIds, "publicSubnetIds")
            : [];
        var (databases, missing) = settings.DatabaseSubnetCidrs.Count > 0
            ? ByCidr(privates.Select(subnet => subnet.Zone).ToList())
            : (Pick(SubnetTier.Database, settings.DatabaseSubnetIds, "databaseSubnetIds or databaseSubnetCidrs"), []);
        return _problems.Count > 0
            ? new SubnetChoice.Impossible(_problems[0].Reason, string.Join(" ", _problems.Select(problem => problem.Message)))
            : new SubnetChoice.Chosen(Ids(publics), Ids(privates), Ids(databases), missing);
    }

    private static List<string> Ids(IEnumerable<VpcSubnet> chosen) => chosen.Select(subnet => subnet.Id).ToList();

    private List<VpcSubnet> Pick(SubnetTier tier, IReadOnlyList<string> ids, string field)
        => ids.Count > 0 ? Named(ids, field) : Discovered(tier, field);

    private List<VpcSubnet> Named(IReadOnlyList<string> ids, string field)
    {
        var known = subnets.ToDictionary(subnet => subnet.Id);
        if (ids.Where(id => !known.ContainsKey(id)).ToList() is { Count: > 0 } unknown)
        {
            Problem("SubnetNotFound", $"The VPC has no {string.Join(", ", unknown)}: correct spec.network.{field}.");
            return [];
        }

        var chosen = ids.Select(id => known[id]).OrderBy(subnet => subnet.Zone, StringComparer.Ordinal).ToList();
        RequireZones(chosen.Select(subnet => subnet.Zone).Distinct().ToList(), field, "name subnets of more zones in");
        return chosen;
    }

    private List<VpcSubnet> Discovered(SubnetTier tier, string field)
    {
        var byZone = subnets.Where(subnet => subnet.Tier == tier)
            .GroupBy(subnet => subnet.Zone)
            .OrderBy(zone => zone.Any(InUse) ? 0 : 1)
            .ThenByDescending(zone => TiersOf(zone.Key))
            .ThenBy(zone => zone.Key, StringComparer.Ordinal)
            .ToList();
        RequireZones(
            byZone.Select(zone => zone.Key).ToList(), field, $"tag more subnets Tier={tier.ToString().ToLowerInvariant()}, or set");
        return byZone.Take(settings.Zones)
            .Select(zone => zone.OrderBy(subnet => InUse(subnet) ? 0 : 1).ThenBy(subnet => subnet.Id, StringComparer.Ordinal).First())
            .OrderBy(subnet => subnet.Zone, StringComparer.Ordinal)
            .ToList();
    }

    private (List<VpcSubnet> Found, List<NewSubnet> Missing) ByCidr(List<string> zones)
    {
        if (settings.DatabaseSubnetCidrs.Count < settings.Zones)
            RequireZones(zones.Take(settings.DatabaseSubnetCidrs.Count).ToList(), "databaseSubnetCidrs", "add blocks to");
        var found = subnets.Where(subnet => settings.DatabaseSubnetCidrs.Contains(subnet.Cidr)).ToList();
        foreach (var foreign in found.Where(subnet => OwnershipTags.Check(subnet.Tags, uid) != Ownership.Owned))
            Problem(
                "ForeignResource",
                $"Block {foreign.Cidr} is taken by {foreign.Id}, which is not this platform's: "
                    + "name it in spec.network.databaseSubnetIds instead.");
        var missing = settings.DatabaseSubnetCidrs.Zip(zones, (cidr, zone) => new NewSubnet(cidr, zone))
            .Where(wanted => found.All(subnet => subnet.Cidr != wanted.Cidr))
            .ToList();
        return (found.OrderBy(subnet => subnet.Zone, StringComparer.Ordinal).ToList(), missing);
    }

    private int TiersOf(string zone) => subnets.Where(subnet => subnet.Zone == zone).Select(subnet => subnet.Tier).Distinct().Count();

    private bool InUse(VpcSubnet subnet) => inUse.Contains(subnet.Id);

    private void RequireZones(List<string> zones, string field, string remedy)
    {
        if (zones.Count >= settings.Zones)
            return;
        var found = zones.Count == 0 ? "none" : $"only {string.Join(", ", zones.Order(StringComparer.Ordinal))}";
        Problem("NotEnoughZones", $"{settings.Zones} zones are needed, {found} found: {remedy} spec.network.{field}.");
    }

    private void Problem(string reason, string message) => _problems.Add(new SubnetChoice.Impossible(reason, message));
}
