using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>Database and cache: see <see cref="SettingsResolution"/>.</summary>
internal static class StoreResolution
{
    public static DatabaseSettings DatabaseOf(DatabaseSpec? spec, DatabaseSettings profile) => spec is null ? profile : profile with
    {
        EngineVersion = spec.EngineVersion ?? profile.EngineVersion,
        Name = spec.Name ?? profile.Name,
        MasterUsername = spec.MasterUsername ?? profile.MasterUsername,
        Port = spec.Port ?? profile.Port,
        WriterClass = spec.WriterInstanceClass ?? spec.InstanceClass ?? profile.WriterClass,
        ReaderClass = spec.InstanceClass ?? profile.ReaderClass,
        Readers = spec.Readers ?? profile.Readers,
        MaxConnections = spec.MaxConnections ?? profile.MaxConnections,
        Parameters = spec.Parameters ?? profile.Parameters,
        StorageType = spec.StorageType ?? profile.StorageType,
        BackupRetentionDays = spec.Backup?.RetentionDays ?? profile.BackupRetentionDays,
        BackupWindow = spec.Backup?.Window ?? profile.BackupWindow,
        MaintenanceWindow = spec.MaintenanceWindow ?? profile.MaintenanceWindow,
        DeletionProtection = spec.DeletionProtection ?? profile.DeletionProtection,
        PerformanceInsightsRetentionDays = spec.PerformanceInsightsRetentionDays ?? profile.PerformanceInsightsRetentionDays,
        MonitoringInterval = spec.MonitoringIntervalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : profile.MonitoringInterval,
        LogExports = spec.LogExports ?? profile.LogExports,
        RestoreFrom = spec.RestoreFrom,
    };

    public static CacheSettings CacheOf(CacheSpec? spec, CacheSettings profile)
    {
        if (spec is null)
            return profile;
        var tls = spec.Tls ?? profile.Tls;
        return profile with
        {
            EngineVersion = spec.EngineVersion ?? profile.EngineVersion,
            NodeType = spec.NodeType ?? profile.NodeType,
            Replicas = spec.Replicas ?? profile.Replicas,
            Parameters = spec.Parameters ?? profile.Parameters,
            Tls = tls,
            // ElastiCache takes a token only over TLS.
            AuthToken = spec.AuthToken ?? (tls && profile.AuthToken),
            EncryptionAtRest = spec.EncryptionAtRest ?? profile.EncryptionAtRest,
            SnapshotRetentionDays = spec.Snapshot?.RetentionDays ?? profile.SnapshotRetentionDays,
            SnapshotWindow = spec.Snapshot?.Window ?? profile.SnapshotWindow,
            MaintenanceWindow = spec.MaintenanceWindow ?? profile.MaintenanceWindow,
        };
    }
}
