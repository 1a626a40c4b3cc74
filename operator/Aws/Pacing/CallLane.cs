namespace Wallet.Operator.Aws.Pacing;

/// <summary>How a call stands to the others of its service.</summary>
public enum CallLane
{
    /// <summary>Like any other.</summary>
    Usual,

    /// <summary>Of a platform that is being deleted, or whose writer moves: before the others.</summary>
    Urgent,
}

/// <summary>The lane of the pass that makes a call.</summary>
internal static class CallLanes
{
    private static readonly AsyncLocal<CallLane> Flow = new();

    /// <summary>The lane of the pass that runs here.</summary>
    public static CallLane Current => Flow.Value;

    /// <summary>Sets the lane of all calls that the caller's pass makes from now on; seen by what it awaits, and not by other passes.</summary>
    public static void Enter(CallLane lane) => Flow.Value = lane;

    /// <summary>The lane of one call: a failover is urgent in any pass.</summary>
    public static CallLane Of(string operation) => operation == "FailoverDBCluster" ? CallLane.Urgent : Current;
}
