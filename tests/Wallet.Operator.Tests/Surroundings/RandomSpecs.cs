using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Settings that a spec could ask for one after another, from a seed.</summary>
internal sealed class RandomSpecs(int seed)
{
    private readonly Random _random = new(seed);

    public DatabaseSettings Next(DatabaseSettings before)
    {
        var size = One("db.r6g.large", "db.r6g.xlarge", "db.r6g.2xlarge");
        return before with
        {
            Readers = _random.Next(4),
            WriterClass = size,
            ReaderClass = _random.Next(3) == 0 ? One("db.r6g.large", "db.r6g.xlarge") : size,
            MaxConnections = _random.Next(100, 2000),
            BackupRetentionDays = _random.Next(1, 36),
            DeletionProtection = _random.Next(2) == 0,
            BackupWindow = One("03:00-04:00", "22:30-23:30"),
            MaintenanceWindow = One("sun:04:00-sun:05:00", "Wed:10:00-Wed:11:00"),
            PerformanceInsightsRetentionDays = One(0, 7, 31),
            MonitoringInterval = TimeSpan.FromSeconds(One(1, 15, 60)),
            LogExports = [.. new[] { "audit", "error", "general", "slowquery" }.Where(_ => _random.Next(2) == 0)],
            Parameters = _random.Next(2) == 0 ? [] : new Dictionary<string, string> { [One("wait_timeout", "performance_schema")] = "1" },
        };
    }

    public CacheSettings Next(CacheSettings before) => before with
    {
        Replicas = _random.Next(4),
        NodeType = One("cache.r6g.large", "cache.r6g.xlarge", "cache.t4g.medium"),
        SnapshotRetentionDays = _random.Next(6),
        SnapshotWindow = One("03:00-05:00", "20:00-21:00"),
        MaintenanceWindow = One("sun:05:00-sun:06:00", "tue:10:00-tue:12:00"),
        Parameters = _random.Next(2) == 0 ? [] : new Dictionary<string, string> { ["timeout"] = "300" },
    };

    public MessagingSettings Next(MessagingSettings before) => before with
    {
        BrokerType = One("kafka.m5.large", "kafka.m5.xlarge"),
        Brokers = before.Brokers + (2 * _random.Next(2)),
        StorageGiB = before.StorageGiB + (100 * _random.Next(3)),
        ClientBroker = "TLS",
        Authentication = One<string[]>(["IAM"], ["Unauthenticated"]),
        LogsS3Bucket = One(null, "logs"),
        ServerProperties = new Dictionary<string, string> { ["log.retention.hours"] = One("24", "48") },
    };

    private T One<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
