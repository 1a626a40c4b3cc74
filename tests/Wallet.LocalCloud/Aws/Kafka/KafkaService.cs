using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Amazon MSK, provisioned clusters.</summary>
public sealed class KafkaService : IAwsService, ITaggedResources, IResourceStates, IStoreMembers
{
    private readonly KafkaState _state;
    private readonly KafkaResourceStates _states;

    /// <summary>An MSK on a clock, with its engines and neighbours.</summary>
    public KafkaService(
        TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, KafkaTimings? timings = null, Paging? paging = null,
        Hostility? hostility = null)
    {
        hostility ??= new();
        var state = _state = new KafkaState(clock, engines, surroundings, timings ?? new(), hostility)
        {
            Paging = hostility.Over(paging ?? Paging.Usual),
        };
        _states = new(state);
        Operations = new Dictionary<string, AwsOperation>(
            new KafkaClusterOperations(state).All
                .Concat(new KafkaUpdateOperations(state).All)
                .Concat(new KafkaConfigurationOperations(state).All)
                .Concat(new KafkaScramOperations(state).All)
                .Concat(new KafkaTagOperations(state).All)
                .Select(named => KeyValuePair.Create(named.Name, CaughtUp(state, named.Operation))));
    }

    /// <inheritdoc/>
    public string SigningName => "kafka";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.RestJson;

    /// <inheritdoc/>
    public string WireName => "";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

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
            return _state.Clusters.Values
                .Where(cluster => cluster.State is not ("CREATING" or "DELETING" or KafkaResourceStates.Failed))
                .SelectMany(cluster => Enumerable.Range(1, cluster.Brokers).Select(broker =>
                    new StoreMember(SigningName, cluster.Name, $"{cluster.Name}-{broker}", cluster.BrokerType)
                    {
                        Away = cluster.BrokerAway == broker ? AwayCause.Change : null,
                        IsBusy = cluster.State != "ACTIVE",
                    }));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ResourceKind> Kinds => KafkaResourceStates.Kinds;

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
        _state.Failures.Plan(kind, name, failure);
    }

    /// <summary>The same operation on a state that has caught up with the clock.</summary>
    private static AwsOperation CaughtUp(KafkaState state, AwsOperation operation) => new(
        call =>
        {
            state.Agenda.Settle();
            return operation.Handle(call);
        },
        call =>
        {
            state.Agenda.Settle();
            return [.. operation.Access(call)];
        },
        operation.Route);
}
