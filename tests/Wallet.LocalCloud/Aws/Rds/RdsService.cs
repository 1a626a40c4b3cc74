using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Amazon RDS for Aurora MySQL.</summary>
public sealed class RdsService : IAwsService, ITaggedResources, IResourceStates, IStoreMembers
{
    private readonly RdsState _state;
    private readonly RdsResourceStates _states;

    /// <summary>An RDS on a clock, with its engines and neighbours.</summary>
    public RdsService(
        TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, RdsTimings? timings = null, RdsQuotas? quotas = null,
        Paging? paging = null, Hostility? hostility = null)
    {
        hostility ??= new();
        var state = _state = new RdsState(clock, engines, surroundings, timings ?? new(), quotas ?? RdsQuotas.Raised(hostility.RaisedQuotas), hostility)
        {
            Paging = hostility.Over(paging ?? Paging.Usual),
        };
        _states = new(state);
        Operations = new Dictionary<string, AwsOperation>(
            new SubnetGroupOperations(state).All
                .Concat(new ParameterGroupOperations(state).All)
                .Concat(new ClusterOperations(state).All)
                .Concat(new InstanceOperations(state).All)
                .Concat(new SnapshotOperations(state).All)
                .Concat(new TagOperations(state).All)
                .Concat(new CatalogOperations(state).All)
                .Select(named => KeyValuePair.Create(named.Name, CaughtUp(state, named.Operation))));
    }

    /// <inheritdoc/>
    public string SigningName => "rds";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <inheritdoc/>
    public string WireName => "http://rds.amazonaws.com/doc/2014-10-31/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>
    {
        ["AvailabilityZones"] = "AvailabilityZone",
        ["DBClusterMembers"] = "DBClusterMember",
        ["DBClusterParameterGroups"] = "DBClusterParameterGroup",
        ["DBClusters"] = "DBCluster",
        ["DBClusterSnapshots"] = "DBClusterSnapshot",
        ["DBEngineVersions"] = "DBEngineVersion",
        ["DBInstances"] = "DBInstance",
        ["DBParameterGroups"] = "DBParameterGroup",
        ["DBSubnetGroups"] = "DBSubnetGroup",
        ["EventCategories"] = "EventCategory",
        ["Events"] = "Event",
        ["OrderableDBInstanceOptions"] = "OrderableDBInstanceOption",
        ["Parameters"] = "Parameter",
        ["PendingMaintenanceActions"] = "ResourcePendingMaintenanceActions",
        ["Subnets"] = "Subnet",
        ["TagList"] = "Tag",
        ["ValidUpgradeTarget"] = "UpgradeTarget",
        ["VpcSecurityGroups"] = "VpcSecurityGroupMembership",
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
            return _state.Instances.Values
                .Where(instance => instance.Created is not null && instance.Status != "deleting")
                .Select(instance => new StoreMember(SigningName, instance.Cluster.Id, instance.Id, instance.Class)
                {
                    IsWriter = instance.IsWriter,
                    Away = instance.Away,
                    IsBehind = instance.ClusterParameterStatus != "in-sync",
                    IsBusy = instance.Status is "modifying" or "rebooting" || instance.Pending.Count > 0 || instance.Cluster.Status != "available"
                        || instance.Cluster.Pending.Count > 0,
                });
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ResourceKind> Kinds => RdsResourceStates.Kinds;

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
        return _states.Set(kind, name, state);
    }

    /// <inheritdoc/>
    public void FailNext(string kind, string name, string failure)
    {
        // A change that has come to its end by now is not the next one.
        _state.Agenda.Settle();
        _state.Failures.Plan(kind, RdsState.Id(name), failure);
    }

    /// <summary>The same operation on a state that has caught up with the clock.</summary>
    private static AwsOperation CaughtUp(RdsState state, AwsOperation operation) => new(
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
