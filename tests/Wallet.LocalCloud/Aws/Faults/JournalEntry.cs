using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>One call that reached the cloud.</summary>
/// <param name="At">When, on the cloud's clock.</param>
/// <param name="Service">Signing name.</param>
/// <param name="Operation">Operation.</param>
/// <param name="Input">Members, secrets masked.</param>
/// <param name="CallerArn">Who; empty when unsigned.</param>
/// <param name="Outcome"><c>OK</c>, <c>Dropped</c>, <c>ReplyLost</c>, or the fault's code.</param>
public sealed record JournalEntry(
    DateTimeOffset At, string Service, string Operation, JsonObject Input, string CallerArn, string Outcome)
{
    private static readonly string[] Reads = ["Describe", "Get", "List", "AssumeRole", "Head", "Decode", "Simulate"];

    /// <summary>Whether the operation changes something.</summary>
    public bool IsMutation => !Reads.Any(prefix => Operation.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether it was carried out.</summary>
    public bool IsExecuted => Outcome is "OK" or "ReplyLost";

    /// <inheritdoc/>
    public override string ToString() => $"{At:HH:mm:ss} {Service}:{Operation} {Input.ToJsonString()} -> {Outcome}";
}
