namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>How long RDS takes, on the cloud's clock: typical for Aurora MySQL.</summary>
public sealed record RdsTimings
{
    public TimeSpan CreateCluster { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan CreateInstance { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>From a modification's answer until the status shows it: until then everything looks untouched but for the pending values.</summary>
    public TimeSpan ModifyLag { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan ModifyCluster { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan UpgradeCluster { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// At the end of an upgrade all members restart at once, which takes seconds to about a minute when zero-downtime patching succeeds (Aurora
    /// guide, "Using zero-downtime patching"; knowledge centre, aurora-mysql-downtime-factors: downtime for the entire cluster).
    /// </summary>
    public TimeSpan UpgradeOutage { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan ResetPassword { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan ModifyInstance { get; init; } = TimeSpan.FromMinutes(7);

    /// <summary>
    /// An instance of another class is down at the end of its modification: from "DB instance shutdown" to "DB instance restarted" 262 seconds in the
    /// sample of AWS's DocumentDB guide, "Viewing events", whose instances are managed by the same API; Aurora's guide gives no figure.
    /// </summary>
    public TimeSpan ClassOutage { get; init; } = TimeSpan.FromSeconds(260);

    public TimeSpan RebootInstance { get; init; } = TimeSpan.FromSeconds(90);

    public TimeSpan DeleteInstance { get; init; } = TimeSpan.FromMinutes(4);

    public TimeSpan DeleteCluster { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Until there is a writer again: less than 60 seconds, often less than 30 (Aurora guide, high availability).</summary>
    public TimeSpan FailOver { get; init; } = TimeSpan.FromSeconds(40);

    public TimeSpan Snapshot { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan Restore { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>States that AWS enters and leaves on its own, such as maintenance.</summary>
    public TimeSpan PassingState { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Stop { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan Start { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A stopped cluster is started again by AWS after this.</summary>
    public TimeSpan LongestStop { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Network interfaces outlive their instance by this.</summary>
    public TimeSpan NetworkInterfacesLinger { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The latest restorable time lags behind the present by this.</summary>
    public TimeSpan BackupLag { get; init; } = TimeSpan.FromMinutes(4);
}
