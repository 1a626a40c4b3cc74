namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Restarts of an instance that it does not come back from, when one is planned.</summary>
internal sealed class InstanceFailures(RdsState state)
{
    private readonly Failover _failover = new(state);

    /// <summary>How a restart ends if it is one of these; nothing when it succeeds.</summary>
    public string? Take(DbInstance instance, params ReadOnlySpan<string> possible) => state.Failures.Take("instance", instance.Id, possible);

    /// <summary>The instance stays in a status that AWS does not leave on its own.</summary>
    public void End(DbInstance instance, string status)
    {
        instance.Status = status;
        instance.RefusedParameters = status == RdsStatus.IncompatibleParameters ? instance.EffectiveParameters() : null;
        state.Note(instance, "failure", $"DB instance could not be started: {status}");
        _failover.WriterLost(instance);
    }
}
