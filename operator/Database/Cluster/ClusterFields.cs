using Amazon.RDS.Model;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Cluster;

/// <summary>One field that the spec rules: how it is compared and changed, and how it is given at creation.</summary>
internal sealed record ClusterField
{
    /// <summary>Compares what RDS shows with what is wanted; values on their way count as there.</summary>
    public required Action<FieldChanges<ModifyDBClusterRequest>, ClusterDesired, DBCluster> Compare { get; init; }

    /// <summary>Puts it into the creation of an empty cluster.</summary>
    public required Action<CreateDBClusterRequest, ClusterDesired> Create { get; init; }

    /// <summary>Puts it into a restore of a snapshot; null where that call does not take it: a modification follows.</summary>
    public Action<RestoreDBClusterFromSnapshotRequest, ClusterDesired>? FromSnapshot { get; init; }

    /// <summary>Puts it into a restore of a point in time; null where that call does not take it.</summary>
    public Action<RestoreDBClusterToPointInTimeRequest, ClusterDesired>? ToPointInTime { get; init; }
}

/// <summary>The fields of the cluster that the spec rules: a new one is one entry.</summary>
internal static class ClusterFields
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ClusterField> All =
    [
        new()
        {
            Compare = (changes, wanted, there) => changes.Compare(
                "DeletionProtection",
                there.DeletionProtection ?? false,
                wanted.Settings.DeletionProtection,
                (r, v) => r.DeletionProtection = v),
            Create = (r, wanted) => r.DeletionProtection = wanted.Settings.DeletionProtection,
            FromSnapshot = (r, wanted) => r.DeletionProtection = wanted.Settings.DeletionProtection,
            ToPointInTime = (r, wanted) => r.DeletionProtection = wanted.Settings.DeletionProtection,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.CompareSets(
                "SecurityGroups", SecurityGroups(there), wanted.SecurityGroupIds, (r, v) => r.VpcSecurityGroupIds = v),
            Create = (r, wanted) => r.VpcSecurityGroupIds = [.. wanted.SecurityGroupIds],
            FromSnapshot = (r, wanted) => r.VpcSecurityGroupIds = [.. wanted.SecurityGroupIds],
            ToPointInTime = (r, wanted) => r.VpcSecurityGroupIds = [.. wanted.SecurityGroupIds],
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.Compare(
                "BackupRetentionDays",
                there.PendingModifiedValues?.BackupRetentionPeriod ?? there.BackupRetentionPeriod ?? 0,
                wanted.Settings.BackupRetentionDays,
                (r, v) => r.BackupRetentionPeriod = v),
            Create = (r, wanted) => r.BackupRetentionPeriod = wanted.Settings.BackupRetentionDays,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.CompareIgnoringCase(
                "BackupWindow", there.PreferredBackupWindow, wanted.Settings.BackupWindow, (r, v) => r.PreferredBackupWindow = v),
            Create = (r, wanted) => r.PreferredBackupWindow = wanted.Settings.BackupWindow,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.CompareIgnoringCase(
                "MaintenanceWindow",
                there.PreferredMaintenanceWindow,
                wanted.Settings.MaintenanceWindow,
                (r, v) => r.PreferredMaintenanceWindow = v),
            Create = (r, wanted) => r.PreferredMaintenanceWindow = wanted.Settings.MaintenanceWindow,
        },
        new()
        {
            Compare = (changes, _, there) => changes.Compare(
                "CopyTagsToSnapshot", there.CopyTagsToSnapshot ?? false, true, (r, v) => r.CopyTagsToSnapshot = v),
            Create = (r, _) => r.CopyTagsToSnapshot = true,
            FromSnapshot = (r, _) => r.CopyTagsToSnapshot = true,
            ToPointInTime = (r, _) => r.CopyTagsToSnapshot = true,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.Compare(
                "ParameterGroup", there.DBClusterParameterGroup, wanted.ParameterGroup, (r, v) => r.DBClusterParameterGroupName = v),
            Create = (r, wanted) => r.DBClusterParameterGroupName = wanted.ParameterGroup,
            FromSnapshot = (r, wanted) => r.DBClusterParameterGroupName = wanted.ParameterGroup,
            ToPointInTime = (r, wanted) => r.DBClusterParameterGroupName = wanted.ParameterGroup,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.Compare(
                "StorageType", StorageType(there), wanted.Settings.StorageType, (r, v) => r.StorageType = v),
            Create = (r, wanted) => r.StorageType = wanted.Settings.StorageType,
            FromSnapshot = (r, wanted) => r.StorageType = wanted.Settings.StorageType,
            ToPointInTime = (r, wanted) => r.StorageType = wanted.Settings.StorageType,
        },
        new()
        {
            Compare = (changes, wanted, there) => changes.CompareSets(
                "LogExports",
                LogExports(there),
                wanted.Settings.LogExports,
                (r, v) => r.CloudwatchLogsExportConfiguration = Exports(there, v)),
            Create = (r, wanted) => r.EnableCloudwatchLogsExports = ListOrNull(wanted.Settings.LogExports),
            FromSnapshot = (r, wanted) => r.EnableCloudwatchLogsExports = ListOrNull(wanted.Settings.LogExports),
            ToPointInTime = (r, wanted) => r.EnableCloudwatchLogsExports = ListOrNull(wanted.Settings.LogExports),
        },
    ];

    private static IEnumerable<string> SecurityGroups(DBCluster there)
        => (there.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId ?? "");

    // RDS does not echo the default.
    private static string StorageType(DBCluster there) => there.StorageType is { Length: > 0 } type ? type : "aurora";

    private static List<string> LogExports(DBCluster there)
    {
        var pending = there.PendingModifiedValues?.PendingCloudwatchLogsExports;
        var enabled = there.EnabledCloudwatchLogsExports ?? [];
        return [.. enabled.Except(pending?.LogTypesToDisable ?? []).Union(pending?.LogTypesToEnable ?? [])];
    }

    private static CloudwatchLogsExportConfiguration Exports(DBCluster there, List<string> wanted) => new()
    {
        EnableLogTypes = ListOrNull(wanted.Except(LogExports(there))),
        DisableLogTypes = ListOrNull(LogExports(there).Except(wanted).Order(StringComparer.Ordinal)),
    };

    // An empty list in a form reads like a list of one empty name.
    private static List<string>? ListOrNull(IEnumerable<string> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
