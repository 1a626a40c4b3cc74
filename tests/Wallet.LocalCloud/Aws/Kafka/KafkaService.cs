using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Amazon MSK, provisioned clusters.</summary>
public sealed class KafkaService : IAwsService, ITaggedResources
{
    private readonly KafkaState _state;

    /// <summary>An MSK on a clock, with its engines and neighbours.</summary>
    public KafkaService(
        TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, KafkaTimings? timings = null, Paging? paging = null)
    {
        var state = _state = new KafkaState(clock, engines, surroundings, timings ?? new()) { Paging = paging ?? Paging.Usual };
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
