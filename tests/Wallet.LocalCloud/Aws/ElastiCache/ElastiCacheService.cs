using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Amazon ElastiCache for Redis, cluster mode disabled.</summary>
public sealed class ElastiCacheService : IAwsService, ITaggedResources, IResourceStates, IStoreMembers
{
    private readonly CacheState _state;
    private readonly CacheResourceStates _states;

    /// <summary>An ElastiCache on a clock, with its engines and neighbours.</summary>
    public ElastiCacheService(
        TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, ElastiCacheTimings? timings = null, Paging? paging = null,
        Hostility? hostility = null)
    {
        hostility ??= new();
        var state = _state = new CacheState(clock, engines, surroundings, timings ?? new(), hostility)
        {
            Paging = hostility.Over(paging ?? Paging.Usual),
        };
        _states = new(state);
        Operations = new Dictionary<string, AwsOperation>(
            new CacheGroupOperations(state).All
                .Concat(new ReplicationGroupOperations(state).All)
                .Concat(new CacheSnapshotOperations(state).All)
                .Concat(new CacheCatalogOperations(state).All)
                .Select(named => KeyValuePair.Create(named.Name, CaughtUp(state, named.Operation))));
    }

    /// <inheritdoc/>
    public string SigningName => "elasticache";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <inheritdoc/>
    public string WireName => "http://elasticache.amazonaws.com/doc/2015-02-02/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>
    {
        ["CacheClusters"] = "CacheCluster",
        ["CacheEngineVersions"] = "CacheEngineVersion",
        ["CacheNodes"] = "CacheNode",
        ["CacheParameterGroups"] = "CacheParameterGroup",
        ["CacheSubnetGroups"] = "CacheSubnetGroup",
        ["Events"] = "Event",
        ["LogDeliveryConfigurations"] = "LogDeliveryConfiguration",
        ["MemberClusters"] = "ClusterId",
        ["NodeGroupMembers"] = "NodeGroupMember",
        ["NodeGroups"] = "NodeGroup",
        ["NodeSnapshots"] = "NodeSnapshot",
        ["Parameters"] = "Parameter",
        ["ReplicationGroups"] = "ReplicationGroup",
        ["Snapshots"] = "Snapshot",
        ["Subnets"] = "Subnet",
        ["TagList"] = "Tag",
    };

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources
    {
        get
        {
            _state.Agenda.Settle();
            return _state.Tagged;
        }
    }

    /// <inheritdoc/>
    IEnumerable<StoreMember> IStoreMembers.Members
    {
        get
        {
            _state.Agenda.Settle();
            return _state.Groups.Values.SelectMany(group => group.Members
                .Where(member => member.Status is not ("creating" or "create-failed" or "deleting"))
                .Select(member => new StoreMember(SigningName, group.Id, member.Id, group.NodeType)
                {
                    IsWriter = member.IsPrimary,
                    Away = member.Out,
                    IsBusy = group.Status != "available" || member.Status != "available",
                }));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ResourceKind> Kinds => CacheResourceStates.Kinds;

    /// <inheritdoc/>
    public IEnumerable<ResourceState> States
    {
        get
        {
            _state.Agenda.Settle();
            return _states.All;
        }
    }

    /// <inheritdoc/>
    public bool SetState(string kind, string name, string state)
    {
        _state.Agenda.Settle();
        return _states.Set(name, state);
    }

    /// <inheritdoc/>
    public void FailNext(string kind, string name, string failure)
    {
        // A change that has come to its end by now is not the next one.
        _state.Agenda.Settle();
        _state.Failures.Plan(kind, name.ToLowerInvariant(), failure);
    }

    /// <summary>The same operation on a state that has caught up with the clock.</summary>
    private static AwsOperation CaughtUp(CacheState state, AwsOperation operation) => new(
        call =>
        {
            state.Agenda.Settle();
            return operation.Handle(call);
        },
        call =>
        {
            state.Agenda.Settle();
            return [.. operation.Access(call)];
        });
}
