using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Everything that ElastiCache knows, and what it works with.</summary>
internal sealed class CacheState(
    TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, ElastiCacheTimings timings, Hostility hostility)
{
    public Agenda Agenda { get; } = new(clock);

    public IEngines Engines => engines;

    public IStoreSurroundings Surroundings => surroundings;

    public ElastiCacheTimings Timings => timings;

    public Hostility Hostility => hostility;

    public PlannedFailures Failures { get; } = new(new Random(hostility.Seed), hostility.FailureRate);

    public Paging Paging { get; init; } = Paging.Usual;

    public Dictionary<string, ReplicationGroup> Groups { get; } = [];

    public Dictionary<string, CacheSubnetGroup> SubnetGroups { get; } = [];

    public Dictionary<string, CacheParameterGroup> ParameterGroups { get; } = [];

    public Dictionary<string, CacheSnapshot> Snapshots { get; } = [];

    public List<CacheEvent> Events { get; } = [];

    /// <summary>Everything that carries tags.</summary>
    public IEnumerable<TaggedResource> Tagged =>
    [
        .. Groups.Values.Select(group => new TaggedResource(group.Arn, group.Tags)),
        .. Snapshots.Values.Select(snapshot => new TaggedResource(snapshot.Arn, snapshot.Tags)),
        .. SubnetGroups.Values.Select(group => new TaggedResource(group.Arn, group.Tags)),
        .. ParameterGroups.Values.Select(group => new TaggedResource(group.Arn, group.Tags)),
    ];

    public ReplicationGroup Group(string id) => Groups.GetValueOrDefault(id.ToLowerInvariant()) ?? throw CacheFaults.GroupNotFound(id);

    /// <summary>A group that takes changes: it and all its nodes are available.</summary>
    public ReplicationGroup Available(string id)
    {
        var group = Group(id);
        if (group.Status != "available")
            throw CacheFaults.GroupState($"Replication group {group.Id} is not in available state: it is {group.Status}.");
        return group.Members.Find(member => member.Status != "available") is { } busy
            ? throw new AwsFault("InvalidCacheClusterState", $"Cache cluster {busy.Id} is not in available state: it is {busy.Status}.")
            : group;
    }

    /// <summary>A parameter group; default ones exist once they are asked for.</summary>
    public CacheParameterGroup ParameterGroup(AwsCall call, string name)
    {
        name = name.ToLowerInvariant();
        if (!ParameterGroups.ContainsKey(name) && CacheCatalog.Versions.FirstOrDefault(v => name == "default." + v.Family).Family is { } family)
        {
            ParameterGroups[name] = new CacheParameterGroup
            {
                Name = name,
                Arn = Arn(call, "parametergroup", name),
                Family = family,
                Description = $"Default parameter group for {family}",
            };
        }

        return ParameterGroups.GetValueOrDefault(name) ?? throw CacheFaults.ParameterGroupNotFound(name);
    }

    public static string Arn(AwsCall call, string kind, string id)
        => $"arn:aws:elasticache:{call.Region}:{call.AccountId}:{kind}:{id.ToLowerInvariant()}";

    public void Note(ReplicationGroup group, string message) => Events.Add(new(Agenda.Now, group.Id, message));

    /// <summary>Adds a node in the zone with the fewest.</summary>
    public CacheMember AddMember(ReplicationGroup group, string? zone = null)
    {
        var subnets = group.SubnetGroup.Subnets;
        var subnet = zone is null
            ? subnets.MinBy(candidate => group.Members.Count(member => member.Zone == candidate.AvailabilityZone))!
            : subnets.FirstOrDefault(candidate => candidate.AvailabilityZone == zone)
                ?? throw CacheFaults.Value($"The subnet group has no subnet in {zone}.");
        var number = group.NextMember++;
        var added = new CacheMember
        {
            Id = $"{group.Id}-{number:D3}",
            Zone = subnet.AvailabilityZone,
            NetworkInterface = Surroundings.AddNetworkInterface(subnet.SubnetId, group.SecurityGroups, $"ElastiCache {group.Id}-{number:D3}"),
            Created = Agenda.Now,
            IsPrimary = group.Members.Count == 0,
        };
        group.Members.Add(added);
        return added;
    }

    /// <summary>Takes a node away; its network interface goes some minutes later.</summary>
    public void RemoveMember(ReplicationGroup group, CacheMember member)
    {
        group.Members.Remove(member);
        Agenda.After(Timings.NetworkInterfacesLinger, () => Surroundings.RemoveNetworkInterface(member.NetworkInterface));
    }
}
