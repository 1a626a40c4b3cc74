using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>The production architecture at a quarter of its size, in two zones, and with less ceremony.</summary>
internal static class StagingProfile
{
    public static readonly EnvironmentProfile V1 = new()
    {
        Environment = "staging",
        Version = "v1",
        Owner = "wallet-team",
        Project = "wallet-service",
        Zones = 2,
        FlowLogs = false,
        Security = new SecuritySettings(
            KeyPerComponent: false,
            KeyRotation: TimeSpan.FromDays(365),
            KeyDeletionWindow: TimeSpan.FromDays(7),
            SecretRecoveryWindow: TimeSpan.FromDays(7),
            PermissionsBoundaryArn: null),
        Database = new DatabaseSettings
        {
            EngineVersion = "8.0.mysql_aurora.3",
            Name = "wallet",
            MasterUsername = "walletadmin",
            Port = 3306,
            WriterClass = "db.r6g.large",
            ReaderClass = "db.r6g.large",
            Readers = 1,
            MaxConnections = 500,
            Parameters = new Dictionary<string, string>(),
            StorageType = "aurora",
            BackupRetentionDays = 7,
            BackupWindow = "03:00-04:00",
            MaintenanceWindow = "sun:04:00-sun:05:00",
            DeletionProtection = false,
            PerformanceInsightsRetentionDays = 7,
            MonitoringInterval = TimeSpan.FromSeconds(60),
            LogExports = ["audit", "error", "general", "slowquery"],
        },
        Cache = new CacheSettings
        {
            EngineVersion = "7.0",
            // r6g starts at large.
            NodeType = "cache.t4g.medium",
            Replicas = 0,
            Parameters = new Dictionary<string, string>(),
            Tls = true,
            AuthToken = true,
            EncryptionAtRest = true,
            SnapshotRetentionDays = 1,
            SnapshotWindow = "03:00-05:00",
            MaintenanceWindow = "sun:05:00-sun:06:00",
        },
        Messaging = new MessagingSettings
        {
            KafkaVersion = "3",
            BrokerType = "kafka.t3.small",
            // One in each zone: MSK takes only multiples of the number of subnets.
            Brokers = 2,
            StorageGiB = 20,
            ClientBroker = "TLS_PLAINTEXT",
            Authentication = ["Unauthenticated"],
            ServerProperties = new Dictionary<string, string>
            {
                ["auto.create.topics.enable"] = "false",
                ["default.replication.factor"] = "2",
                ["min.insync.replicas"] = "1",
            },
            Topics = [],
            LogsToCloudWatch = true,
        },
        TopicPartitions = 3,
        TopicReplicationFactor = 2,
        Compute = new ComputeSettings(ProfilePerZone: false, PodExecutionRoleArn: null),
        App = new AppSettings
        {
            Image = "",
            Port = 8080,
            Env = new Dictionary<string, string>(),
            Cpu = "2",
            // Fargate adds 256Mi: together the 4 GB that go with 2 vCPU.
            Memory = "3840Mi",
            MinReplicas = 1,
            DesiredReplicas = 2,
            MaxReplicas = 4,
            TargetCpuPercent = 70,
            TargetMemoryPercent = 80,
            ScaleUpStabilization = TimeSpan.FromMinutes(5),
            ScaleDownStabilization = TimeSpan.FromMinutes(5),
            MaxUnavailable = "1",
            Ingress = new IngressSpec { Scheme = "internet-facing" },
            MigrationTimeout = TimeSpan.FromMinutes(15),
            MigrationBackoffLimit = 3,
        },
        Observability = new ObservabilitySettings(LogRetentionDays: 7),
        Deletion = DeletionPolicy.Delete,
    };
}
