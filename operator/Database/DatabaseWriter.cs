using System.Diagnostics;
using Amazon.RDS;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Parameters;

namespace Wallet.Operator.Database;

/// <summary>Carries out changes, one call each.</summary>
internal sealed class DatabaseWriter(AwsRegion aws, ItemReader<ParameterGroupObserved?> groups)
{
    private const string Engine = "aurora-mysql";

    // Years after its end, an engine version costs extra unless this is said.
    private const string NoExtendedSupport = "open-source-rds-extended-support-disabled";

    private readonly IAmazonRDS _rds = aws.Clients.RDS;

    /// <summary>Carries out one change. Whatever comes of it, what was read before serves nobody any more.</summary>
    public async Task ApplyAsync(DatabaseChange change, CancellationToken ct)
    {
        try
        {
            await SendAsync(change, ct);
        }
        finally
        {
            aws.Fleet.DBClusters.Mutated();
            aws.Fleet.DBInstances.Mutated();
            if (GroupOf(change) is { } group)
                groups.Mutated(group);
        }
    }

    private Task SendAsync(DatabaseChange change, CancellationToken ct) => change switch
    {
        DatabaseChange.CreateParameterGroup create => _rds.CreateDBClusterParameterGroupAsync(Request(create), ct),
        DatabaseChange.SetParameters set => _rds.ModifyDBClusterParameterGroupAsync(
            new() { DBClusterParameterGroupName = set.Group, Parameters = [.. set.Parameters] }, ct),
        DatabaseChange.ResetParameters reset => _rds.ResetDBClusterParameterGroupAsync(
            new() { DBClusterParameterGroupName = reset.Group, Parameters = [.. reset.Parameters] }, ct),
        DatabaseChange.DeleteParameterGroup delete => _rds.DeleteDBClusterParameterGroupAsync(
            new() { DBClusterParameterGroupName = delete.Name }, ct),
        DatabaseChange.CreateCluster create => _rds.CreateDBClusterAsync(Request(create.Cluster, create.Version), ct),
        DatabaseChange.RestoreCluster restore => RestoreAsync(restore, ct),
        DatabaseChange.ModifyCluster modify => _rds.ModifyDBClusterAsync(modify.Request, ct),
        DatabaseChange.SetAdminPassword set => _rds.ModifyDBClusterAsync(new()
        {
            DBClusterIdentifier = set.Cluster.Id,
            MasterUserPassword = set.Cluster.AdminPassword.Reveal(),
            ApplyImmediately = true,
        }, ct),
        DatabaseChange.UpgradeCluster upgrade => _rds.ModifyDBClusterAsync(
            new() { DBClusterIdentifier = upgrade.Id, EngineVersion = upgrade.To, ApplyImmediately = true }, ct),
        DatabaseChange.StartCluster start => _rds.StartDBClusterAsync(new() { DBClusterIdentifier = start.Id }, ct),
        DatabaseChange.FailOver failOver => _rds.FailoverDBClusterAsync(
            new() { DBClusterIdentifier = failOver.Cluster, TargetDBInstanceIdentifier = failOver.To }, ct),
        DatabaseChange.DeleteCluster delete => _rds.DeleteDBClusterAsync(
            new() { DBClusterIdentifier = delete.Id, SkipFinalSnapshot = true }, ct),
        DatabaseChange.CreateMember create => _rds.CreateDBInstanceAsync(Request(create), ct),
        DatabaseChange.ModifyMember modify => _rds.ModifyDBInstanceAsync(modify.Request, ct),
        DatabaseChange.ChangeClass resize => _rds.ModifyDBInstanceAsync(
            new() { DBInstanceIdentifier = resize.Id, DBInstanceClass = resize.To, ApplyImmediately = true }, ct),
        DatabaseChange.Reboot reboot => _rds.RebootDBInstanceAsync(new() { DBInstanceIdentifier = reboot.Id }, ct),
        DatabaseChange.DeleteMember delete => _rds.DeleteDBInstanceAsync(
            new() { DBInstanceIdentifier = delete.Id, SkipFinalSnapshot = true }, ct),
        DatabaseChange.CreateSnapshot create => _rds.CreateDBClusterSnapshotAsync(
            new() { DBClusterSnapshotIdentifier = create.Id, DBClusterIdentifier = create.Cluster, Tags = create.Tags.ToRds() }, ct),
        DatabaseChange.Tag tag => TagAsync(tag, ct),
        _ => throw new UnreachableException(),
    };

    private Task RestoreAsync(DatabaseChange.RestoreCluster restore, CancellationToken ct) => restore.From.SnapshotIdentifier is { } snapshot
        ? _rds.RestoreDBClusterFromSnapshotAsync(FromSnapshot(restore.Cluster, snapshot), ct)
        : _rds.RestoreDBClusterToPointInTimeAsync(ToPointInTime(restore.Cluster, restore.From.ClusterIdentifier!, restore.From.Time), ct);

    private async Task TagAsync(DatabaseChange.Tag tag, CancellationToken ct)
    {
        if (tag.Tags.Set.Count > 0)
            await _rds.AddTagsToResourceAsync(new() { ResourceName = tag.Arn, Tags = tag.Tags.Set.ToRds() }, ct);
        if (tag.Tags.Remove.Count > 0)
            await _rds.RemoveTagsFromResourceAsync(new() { ResourceName = tag.Arn, TagKeys = [.. tag.Tags.Remove] }, ct);
    }

    private static string? GroupOf(DatabaseChange change) => change switch
    {
        DatabaseChange.CreateParameterGroup create => create.Group.Name,
        DatabaseChange.SetParameters set => set.Group,
        DatabaseChange.ResetParameters reset => reset.Group,
        DatabaseChange.DeleteParameterGroup delete => delete.Name,
        DatabaseChange.Tag tag => tag.Arn.Split(':')[^1],
        _ => null,
    };

    private static CreateDBClusterParameterGroupRequest Request(DatabaseChange.CreateParameterGroup create) => new()
    {
        DBClusterParameterGroupName = create.Group.Name,
        DBParameterGroupFamily = create.Group.Family,
        Description = "Parameters of the wallet platform's database",
        Tags = create.Group.Tags.ToRds(),
    };

    private static CreateDBClusterRequest Request(ClusterDesired cluster, string version) => new()
    {
        DBClusterIdentifier = cluster.Id,
        Engine = Engine,
        EngineVersion = version,
        EngineLifecycleSupport = NoExtendedSupport,
        DatabaseName = cluster.Settings.Name,
        MasterUsername = cluster.AdminUsername,
        MasterUserPassword = cluster.AdminPassword.Reveal(),
        Port = cluster.Settings.Port,
        DBSubnetGroupName = cluster.SubnetGroup,
        DBClusterParameterGroupName = cluster.ParameterGroup,
        VpcSecurityGroupIds = [.. cluster.SecurityGroupIds],
        StorageEncrypted = true,
        KmsKeyId = cluster.KeyArn,
        StorageType = cluster.Settings.StorageType,
        BackupRetentionPeriod = cluster.Settings.BackupRetentionDays,
        PreferredBackupWindow = cluster.Settings.BackupWindow,
        PreferredMaintenanceWindow = cluster.Settings.MaintenanceWindow,
        EnableCloudwatchLogsExports = LogTypes(cluster),
        DeletionProtection = cluster.Settings.DeletionProtection,
        CopyTagsToSnapshot = true,
        Tags = cluster.Tags.ToRds(),
    };

    private static RestoreDBClusterFromSnapshotRequest FromSnapshot(ClusterDesired cluster, string snapshot) => new()
    {
        DBClusterIdentifier = cluster.Id,
        SnapshotIdentifier = snapshot,
        Engine = Engine, // In the snapshot's version: an upgrade follows, if one is wanted.
        EngineLifecycleSupport = NoExtendedSupport,
        Port = cluster.Settings.Port,
        DBSubnetGroupName = cluster.SubnetGroup,
        DBClusterParameterGroupName = cluster.ParameterGroup,
        VpcSecurityGroupIds = [.. cluster.SecurityGroupIds],
        KmsKeyId = cluster.KeyArn,
        StorageType = cluster.Settings.StorageType,
        EnableCloudwatchLogsExports = LogTypes(cluster),
        DeletionProtection = cluster.Settings.DeletionProtection,
        CopyTagsToSnapshot = true,
        Tags = cluster.Tags.ToRds(),
    };

    private static RestoreDBClusterToPointInTimeRequest ToPointInTime(ClusterDesired cluster, string source, DateTimeOffset? time) => new()
    {
        DBClusterIdentifier = cluster.Id,
        SourceDBClusterIdentifier = source,
        RestoreToTime = time?.UtcDateTime,
        UseLatestRestorableTime = time is null ? true : null,
        EngineLifecycleSupport = NoExtendedSupport,
        Port = cluster.Settings.Port,
        DBSubnetGroupName = cluster.SubnetGroup,
        DBClusterParameterGroupName = cluster.ParameterGroup,
        VpcSecurityGroupIds = [.. cluster.SecurityGroupIds],
        KmsKeyId = cluster.KeyArn,
        StorageType = cluster.Settings.StorageType,
        EnableCloudwatchLogsExports = LogTypes(cluster),
        DeletionProtection = cluster.Settings.DeletionProtection,
        CopyTagsToSnapshot = true,
        Tags = cluster.Tags.ToRds(),
    };

    // An empty list in a form reads like a list of one empty name.
    private static List<string>? LogTypes(ClusterDesired cluster) => cluster.Settings.LogExports is { Count: > 0 } types ? [.. types] : null;

    private static CreateDBInstanceRequest Request(DatabaseChange.CreateMember create)
    {
        var settings = create.Settings;
        return new()
        {
            DBInstanceIdentifier = create.Id,
            DBClusterIdentifier = create.Cluster,
            DBInstanceClass = create.Class,
            Engine = Engine,
            PubliclyAccessible = false,
            AutoMinorVersionUpgrade = settings.AutoMinorUpgrade,
            PreferredMaintenanceWindow = settings.MaintenanceWindow,
            MonitoringInterval = settings.MonitoringSeconds,
            MonitoringRoleArn = settings.MonitoringRoleArn,
            EnablePerformanceInsights = settings.InsightsDays > 0,
            PerformanceInsightsRetentionPeriod = settings.InsightsDays > 0 ? settings.InsightsDays : null,
            PerformanceInsightsKMSKeyId = settings.InsightsDays > 0 ? settings.KeyArn : null,
            Tags = create.Tags.ToRds(),
        };
    }
}
