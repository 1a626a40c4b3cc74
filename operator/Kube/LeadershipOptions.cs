namespace Wallet.Operator.Kube;

/// <summary>The lease and its times.</summary>
internal sealed record LeadershipOptions
{
    /// <summary>Namespace of the lease.</summary>
    public required string Namespace { get; init; }

    /// <summary>Name of the lease.</summary>
    public required string LeaseName { get; init; }

    /// <summary>This process: the name of its pod.</summary>
    public required string Identity { get; init; }

    /// <summary>How long others respect a renewal.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Without a renewal for this long, the leader gives up by itself.</summary>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two attempts.</summary>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From a failed renewal to the next: an API server that comes back just before the deadline is met in time.</summary>
    public TimeSpan RenewalPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest time for one attempt: a connection that hangs must leave time for another before the renew deadline.</summary>
    public TimeSpan AttemptLimit { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long before the end of the lease changes stop.</summary>
    public TimeSpan FenceMargin { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>After a loss, the work gets this long to end before the process goes.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}
