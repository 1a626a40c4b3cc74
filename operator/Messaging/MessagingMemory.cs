using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Messaging;

/// <summary>What is asked for now and then only.</summary>
internal sealed class MessagingMemory(TimeProvider time)
{
    /// <summary>server.properties by revision: a revision never changes.</summary>
    public ItemReader<string> Revisions { get; } = new(time, TimeSpan.FromDays(1));

    /// <summary>How to reach the brokers, by cluster and its version.</summary>
    public ItemReader<MessagingFacts?> Brokers { get; } = new(time, TimeSpan.FromMinutes(10));

    /// <summary>Topics by cluster.</summary>
    public ItemReader<IReadOnlyDictionary<string, int>> Topics { get; } = new(time, TimeSpan.FromMinutes(10));
}
