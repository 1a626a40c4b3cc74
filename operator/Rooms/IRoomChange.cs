using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>A change that a room wants: data, until it is sent.</summary>
internal interface IRoomChange
{
    /// <summary>What it is, for events, logs and plans.</summary>
    PlannedChange What { get; }
}

/// <summary>Changes in words.</summary>
internal static class RoomChanges
{
    /// <summary>What is still to be done: follows the sentence with the real state. Empty when nothing is.</summary>
    public static string StillToDo<TChange>(this IReadOnlyList<TChange> planned)
        where TChange : IRoomChange
        => planned.Count == 0 ? "" : $" Still to do: {string.Join("; ", planned.Select(change => change.What))}.";
}

/// <summary>A change in AWS: one call.</summary>
/// <param name="What">What it is, for events, logs and plans.</param>
/// <param name="Request">The request as it is sent.</param>
internal sealed record AwsChange(PlannedChange What, AmazonWebServiceRequest Request) : IRoomChange
{
    /// <summary>Restarts or replaces what serves: waits until everything else is at rest, and goes alone.</summary>
    public bool Restarts { get; init; }

    /// <summary>Its resource was made minutes ago: rights that hang on tags may not be effective yet, so a denial is no verdict.</summary>
    public bool IsYoung { get; init; }
}
