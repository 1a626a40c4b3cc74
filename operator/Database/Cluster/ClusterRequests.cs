using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database.Cluster;

/// <summary>The changes of the cluster, each with its request.</summary>
internal static class ClusterRequests
{
    /// <summary>Verb of the change that gives the administrator the platform's password.</summary>
    public const string SetPassword = "SetPassword";

    // Years after its end, an engine version costs extra unless this is said.
    private const string NoExtendedSupport = "open-source-rds-extended-support-disabled";

    /// <summary>As planned changes name the cluster.</summary>
    public static string Resource(string id) => $"{DatabaseNames.ClusterKind} {id}";

    /// <summary>Makes an empty cluster.</summary>
    public static AwsChange Create(ClusterDesired cluster, string version)
    {
        var request = new CreateDBClusterRequest
        {
            DBClusterIdentifier = cluster.Id,
            Engine = DatabaseNames.Engine,
            EngineVersion = version,
            EngineLifecycleSupport = NoExtendedSupport,
            DatabaseName = cluster.Settings.Name,
            MasterUsername = cluster.AdminUsername,
            MasterUserPassword = cluster.AdminPassword.Reveal(),
            Port = cluster.Settings.Port,
            DBSubnetGroupName = cluster.SubnetGroup,
            StorageEncrypted = true,
            KmsKeyId = cluster.KeyArn,
            Tags = cluster.Tags.ToRds(),
        };
        foreach (var field in ClusterFields.All)
            field.Create(request, cluster);
        return new AwsChange(new PlannedChange(Resource(cluster.Id), PlannedChange.Create, version), request);
    }

    /// <summary>Makes a cluster from a backup; it keeps its former administrator's password.</summary>
    public static AwsChange Restore(ClusterDesired cluster, RestoreFromSpec from) => new(
        new PlannedChange(Resource(cluster.Id), "Restore", $"from {from.SnapshotIdentifier ?? from.ClusterIdentifier}"),
        from.SnapshotIdentifier is { } snapshot
            ? FromSnapshot(cluster, snapshot)
            : ToPointInTime(cluster, from.ClusterIdentifier!, from.Time));

    /// <summary>Gives the administrator of a restored cluster the platform's password.</summary>
    public static AwsChange Password(ClusterDesired cluster) => new(
        new PlannedChange(Resource(cluster.Id), SetPassword, "of the administrator"),
        new ModifyDBClusterRequest
        {
            DBClusterIdentifier = cluster.Id,
            MasterUserPassword = cluster.AdminPassword.Reveal(),
            ApplyImmediately = true,
        });

    /// <summary>Installs a newer engine version on all instances.</summary>
    public static AwsChange Upgrade(string id, string from, string to) => new(
        new PlannedChange(Resource(id), "Upgrade", $"{from} -> {to}", ChangeEffect.Restart),
        new ModifyDBClusterRequest { DBClusterIdentifier = id, EngineVersion = to, ApplyImmediately = true })
    {
        Restarts = true,
    };

    /// <summary>Starts a stopped cluster.</summary>
    public static AwsChange Start(string id) => new(
        new PlannedChange(Resource(id), "Start", ""), new StartDBClusterRequest { DBClusterIdentifier = id });

    /// <summary>Makes another instance the writer.</summary>
    public static AwsChange FailOver(string id, string from, string to) => new(
        new PlannedChange(Resource(id), PlannedChange.Failover, $"{from} -> {to}", ChangeEffect.Restart),
        new FailoverDBClusterRequest { DBClusterIdentifier = id, TargetDBInstanceIdentifier = to })
    {
        Restarts = true,
    };

    /// <summary>Lets the AWS API delete it.</summary>
    public static AwsChange Unprotect(string id) => new(
        PlannedChange.Modify(Resource(id), [new FieldChange("DeletionProtection", "True", "False")]),
        new ModifyDBClusterRequest { DBClusterIdentifier = id, DeletionProtection = false, ApplyImmediately = true });

    /// <summary>Takes a snapshot of the cluster.</summary>
    public static AwsChange Snapshot(PlatformPass pass, string name, string id) => new(
        new PlannedChange($"{DatabaseNames.SnapshotKind} {name}", PlannedChange.Create, id),
        new CreateDBClusterSnapshotRequest
        {
            DBClusterSnapshotIdentifier = name,
            DBClusterIdentifier = id,
            Tags = DatabaseNames.Tags(pass, name).ToRds(),
        });

    /// <summary>Deletes the cluster with its data.</summary>
    public static AwsChange Delete(string id) => new(
        PlannedChange.Removal(Resource(id)), new DeleteDBClusterRequest { DBClusterIdentifier = id, SkipFinalSnapshot = true });

    private static RestoreDBClusterFromSnapshotRequest FromSnapshot(ClusterDesired cluster, string snapshot)
    {
        var request = new RestoreDBClusterFromSnapshotRequest
        {
            DBClusterIdentifier = cluster.Id,
            SnapshotIdentifier = snapshot,
            Engine = DatabaseNames.Engine, // In the snapshot's version: an upgrade follows, if one is wanted.
            EngineLifecycleSupport = NoExtendedSupport,
            Port = cluster.Settings.Port,
            DBSubnetGroupName = cluster.SubnetGroup,
            KmsKeyId = cluster.KeyArn,
            Tags = cluster.Tags.ToRds(),
        };
        foreach (var field in ClusterFields.All)
            field.FromSnapshot?.Invoke(request, cluster);
        return request;
    }

    private static RestoreDBClusterToPointInTimeRequest ToPointInTime(ClusterDesired cluster, string source, DateTimeOffset? time)
    {
        var request = new RestoreDBClusterToPointInTimeRequest
        {
            DBClusterIdentifier = cluster.Id,
            SourceDBClusterIdentifier = source,
            RestoreToTime = time?.UtcDateTime,
            UseLatestRestorableTime = time is null ? true : null,
            EngineLifecycleSupport = NoExtendedSupport,
            Port = cluster.Settings.Port,
            DBSubnetGroupName = cluster.SubnetGroup,
            KmsKeyId = cluster.KeyArn,
            Tags = cluster.Tags.ToRds(),
        };
        foreach (var field in ClusterFields.All)
            field.ToPointInTime?.Invoke(request, cluster);
        return request;
    }
}
