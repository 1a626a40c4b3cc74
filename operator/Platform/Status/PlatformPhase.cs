namespace Wallet.Operator.Platform.Status;

/// <summary>One-word summaries of the conditions.</summary>
internal static class PlatformPhase
{
    /// <summary>Seen, nothing done yet.</summary>
    public const string Pending = "Pending";

    /// <summary>Being built for the first time.</summary>
    public const string Provisioning = "Provisioning";

    /// <summary>As the spec says.</summary>
    public const string Ready = "Ready";

    /// <summary>Was ready; a change is on its way.</summary>
    public const string Updating = "Updating";

    /// <summary>Was ready; something is missing or unhealthy.</summary>
    public const string Degraded = "Degraded";

    /// <summary>Needs a person.</summary>
    public const string Blocked = "Blocked";

    /// <summary>Observed, not changed, because <c>spec.paused</c> says so.</summary>
    public const string Paused = "Paused";

    /// <summary>Being taken down.</summary>
    public const string Deleting = "Deleting";
}
