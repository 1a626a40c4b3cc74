using System.Collections.Concurrent;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Messaging;

/// <summary>What is asked for now and then only, by cluster.</summary>
internal sealed class MessagingMemory(TimeProvider time)
{
    // As long as StepRunner lets a component that cannot be read count as ready.
    private static readonly TimeSpan PassingLimit = TimeSpan.FromMinutes(5);

    private readonly ItemReader<TopicsRead> _topics = new(time, ReadAges.Common);
    private readonly ConcurrentDictionary<string, long> _silentSince = new(StringComparer.Ordinal);

    /// <summary>What the logs need.</summary>
    public LogsReader Logs { get; } = new(time);

    /// <summary>server.properties by revision: a revision never changes.</summary>
    public ItemReader<string> Revisions { get; } = new(time, ReadAge.Of(TimeSpan.FromDays(1)));

    /// <summary>Kafka versions on offer, by region.</summary>
    public ItemReader<IReadOnlyList<string>> Versions { get; } = new(time, ReadAges.Common);

    /// <summary>What MSK named as bootstrap brokers, by cluster, its version and the way in.</summary>
    public ItemReader<MessagingFacts?> Brokers { get; } = new(time, ReadAges.Brokers);

    /// <summary>The bootstrap brokers last reported, by cluster.</summary>
    public ConcurrentDictionary<string, MessagingFacts> Reported { get; } = new(StringComparer.Ordinal);

    /// <summary>Failed operations by cluster.</summary>
    public ItemReader<IReadOnlyList<FailedOperation>> FailedOperations { get; } = new(time, ReadAges.Brokers);

    /// <summary>Topics of a cluster; read when they are old or the question is another one.</summary>
    public async Task<IReadOnlyDictionary<string, TopicObserved>> ReadTopicsAsync(
        string cluster, string question, Func<Task<IReadOnlyDictionary<string, TopicObserved>>> read)
    {
        if (_topics.LastOf(cluster)?.Question != question)
            _topics.Mutated(cluster);
        var known = await _topics.ReadAsync(cluster, default, async () => new TopicsRead(question, await read()));
        _silentSince.TryRemove(cluster, out _);
        return known.Topics;
    }

    /// <summary>Notes that the brokers of a cluster could not be asked.</summary>
    public TopicTrouble Silent(string cluster, Fault fault)
        => new(fault, time.GetElapsedTime(_silentSince.GetOrAdd(cluster, _ => time.GetTimestamp())) < PassingLimit);

    /// <summary>Something of a cluster was changed, or is being changed.</summary>
    public void Mutated(string cluster)
    {
        _topics.Mutated(cluster);
        FailedOperations.Mutated(cluster);
    }

    private sealed record TopicsRead(string Question, IReadOnlyDictionary<string, TopicObserved> Topics);
}
