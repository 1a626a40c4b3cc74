using Amazon.RDS.Model;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Faults;

namespace Wallet.Operator.Database;

/// <summary>Which field of the spec is to blame when RDS refuses the content of a change.</summary>
internal static class DatabaseFaults
{
    /// <summary>The fault with what a person has to correct.</summary>
    public static Fault Of(AwsChange change, Fault fault) => fault.Reason switch
    {
        // What a restore names and is not there: no retry makes it appear.
        AwsFaults.NotFound when RestoreRemedy(change) is { } remedy
            => fault with { NeedsPerson = true, Remedy = remedy, Pace = FaultPaces.Invalid },
        // The cluster's status says what to do about its key: starting it is only tried now and then.
        _ when change.Request is StartDBClusterRequest && fault.Reason is AwsFaults.Propagating or "TerminalState"
            => fault with { NeedsPerson = false, PassesWithin = null, Pace = FaultPaces.Denied },
        AwsFaults.Refused => fault with { Remedy = RestoreRemedy(change) ?? Remedy(change) },
        _ => fault,
    };

    private static string? RestoreRemedy(AwsChange change) => change.Request switch
    {
        RestoreDBClusterFromSnapshotRequest => "Correct spec.database.restoreFrom.snapshotIdentifier: it names an available snapshot of an "
            + "Aurora MySQL cluster that this account can read in this region.",
        RestoreDBClusterToPointInTimeRequest => "Correct spec.database.restoreFrom: clusterIdentifier names an Aurora MySQL cluster of "
            + "this account and region, and time is within its backups.",
        _ => null,
    };

    private static string? Remedy(AwsChange change) => change.Request switch
    {
        ModifyDBClusterParameterGroupRequest => "Correct spec.database.parameters.",
        ModifyDBClusterRequest { EngineVersion: not null } => "Correct spec.database.engineVersion.",
        CreateDBInstanceRequest or ModifyDBInstanceRequest { DBInstanceClass: not null }
            => "Correct spec.database.instanceClass or spec.database.writerInstanceClass.",
        _ => null,
    };
}
