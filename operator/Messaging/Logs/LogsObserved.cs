using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;

namespace Wallet.Operator.Messaging.Logs;

/// <summary>What the brokers' logs to CloudWatch need, as it is.</summary>
/// <param name="Group">Log group; null when there is none.</param>
/// <param name="MissingPolicy">The resource policy that lets the delivery in, where it is not there or says something else.</param>
internal sealed record LogsObserved(LogGroupObserved? Group, string? MissingPolicy)
{
    /// <summary>Nothing is there, and nothing is missing.</summary>
    public static LogsObserved None { get; } = new(null, null);

    /// <summary>Why it cannot be read; null when it can. Brokers are looked after all the same.</summary>
    public Finding? Trouble { get; init; }
}
