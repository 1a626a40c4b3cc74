using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Cluster;

/// <summary>What makes the cluster as it should be.</summary>
internal static class ClusterDiff
{
    /// <summary>Changes of a cluster that is there; empty when all is as it should be.</summary>
    public static IEnumerable<DatabaseChange> Between(ClusterDesired desired, ClusterObserved observed, IReadOnlyList<string> offered)
    {
        var fields = Fields(desired, observed);
        if (!fields.IsEmpty)
            yield return new DatabaseChange.ModifyCluster(desired.Id, fields.Request, fields.Detail);
        var tags = OwnershipTags.Diff(desired.Tags, observed.Tags);
        if (!tags.IsEmpty)
            yield return new DatabaseChange.Tag($"DBCluster {desired.Id}", observed.Arn, tags);
        var wanted = desired.Settings.EngineVersion;
        if (!EngineVersion.IsSatisfied(wanted, observed.Version) && EngineVersion.Newest(wanted, offered) is { } version)
            yield return new DatabaseChange.UpgradeCluster(desired.Id, observed.Version, version);
    }

    private static FieldChanges<ModifyDBClusterRequest> Fields(ClusterDesired desired, ClusterObserved observed)
    {
        var settings = desired.Settings;
        return new FieldChanges<ModifyDBClusterRequest>(new() { DBClusterIdentifier = desired.Id, ApplyImmediately = true })
            .Compare("DeletionProtection", observed.DeletionProtection, settings.DeletionProtection, (r, v) => r.DeletionProtection = v)
            .CompareSets("SecurityGroups", observed.SecurityGroupIds, desired.SecurityGroupIds, (r, v) => r.VpcSecurityGroupIds = v)
            .Compare("BackupRetentionDays", observed.BackupRetentionDays, settings.BackupRetentionDays, (r, v) => r.BackupRetentionPeriod = v)
            .CompareIgnoringCase("BackupWindow", observed.BackupWindow, settings.BackupWindow, (r, v) => r.PreferredBackupWindow = v)
            .CompareIgnoringCase(
                "MaintenanceWindow", observed.MaintenanceWindow, settings.MaintenanceWindow, (r, v) => r.PreferredMaintenanceWindow = v)
            .Compare("CopyTagsToSnapshot", observed.CopyTagsToSnapshot, true, (r, v) => r.CopyTagsToSnapshot = v)
            .Compare("ParameterGroup", observed.ParameterGroup, desired.ParameterGroup, (r, v) => r.DBClusterParameterGroupName = v)
            .Compare("StorageType", observed.StorageType, settings.StorageType, (r, v) => r.StorageType = v)
            .CompareSets("LogExports", observed.LogExports, settings.LogExports, (r, v) => r.CloudwatchLogsExportConfiguration = new()
            {
                EnableLogTypes = ListOrNull(v.Except(observed.LogExports)),
                DisableLogTypes = ListOrNull(observed.LogExports.Except(v)),
            });
    }

    // An empty list in a form reads like a list of one empty name.
    private static List<string>? ListOrNull(IEnumerable<string> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
