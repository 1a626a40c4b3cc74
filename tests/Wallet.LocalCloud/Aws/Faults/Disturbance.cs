namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>What may be made to happen to a call.</summary>
public abstract record Disturbance
{
    private Disturbance()
    {
    }

    /// <summary>Refused as too frequent, in the service's own form.</summary>
    public sealed record Throttle : Disturbance;

    /// <summary>Refused with 503.</summary>
    public sealed record Unavailable : Disturbance;

    /// <summary>The connection breaks before anything is carried out.</summary>
    public sealed record Drop : Disturbance;

    /// <summary>Carried out, and then the connection breaks: the caller does not learn the outcome.</summary>
    public sealed record LoseReply : Disturbance;

    /// <summary>Refused as if no policy allowed it.</summary>
    public sealed record Deny : Disturbance;

    /// <summary>Refused with a fault of the test's choice.</summary>
    public sealed record Fail(string Code, string Message, int Status = 400) : Disturbance;

    /// <summary>Carried out when <paramref name="Until"/>'s task ends.</summary>
    public sealed record Delay(Func<CancellationToken, Task> Until) : Disturbance;
}
