namespace Wallet.Operator.Tests.Campaigns.Rollouts;

/// <summary>What a spec says of that whose change restarts members: of three instances, three nodes and three brokers.</summary>
internal sealed record StoreSpec
{
    public static readonly IReadOnlyList<string> EngineVersions =
    [
        .. new[] { "04.0", "04.1", "04.2", "04.3", "05.2", "06.0", "06.1", "07.0", "07.1", "08.0", "08.1", "08.2", "09.0", "10.0" }
            .Select(minor => $"8.0.mysql_aurora.3.{minor}"),
    ];

    public static readonly IReadOnlyList<string> CacheVersions = ["7.0", "7.1"];

    public static readonly IReadOnlyList<string> KafkaVersions = ["3.6.0", "3.7.x", "3.8.x", "3.9.x"];

    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge"];

    /// <summary>Size of the writer.</summary>
    public int Writer { get; init; }

    /// <summary>Size of the readers.</summary>
    public int Reader { get; init; }

    /// <summary>A static parameter.</summary>
    public bool PerformanceSchema { get; init; }

    /// <summary>Of <see cref="EngineVersions"/>.</summary>
    public int Engine { get; init; }

    /// <summary>Size of the cache's nodes.</summary>
    public int Node { get; init; }

    /// <summary>Of <see cref="CacheVersions"/>.</summary>
    public int Cache { get; init; }

    /// <summary>Seconds after which the cache closes idle connections: a parameter.</summary>
    public int CacheTimeout { get; init; } = 100;

    /// <summary>Size of the brokers.</summary>
    public int Broker { get; init; }

    /// <summary>Of <see cref="KafkaVersions"/>.</summary>
    public int Kafka { get; init; }

    /// <summary>A server property of the brokers.</summary>
    public int RetentionHours { get; init; } = 24;

    public string WriterClass => $"db.r6g.{Sizes[Writer]}";

    public string ReaderClass => $"db.r6g.{Sizes[Reader]}";

    public string NodeType => $"cache.r6g.{Sizes[Node]}";

    public string BrokerType => $"kafka.m5.{Sizes[Broker]}";

    /// <summary>As a merge patch of a spec.</summary>
    public object Patch => new
    {
        database = new
        {
            instanceClass = ReaderClass,
            writerInstanceClass = Writer == Reader ? null : WriterClass,
            engineVersion = EngineVersions[Engine],
            parameters = new { performance_schema = PerformanceSchema ? "1" : "0" },
        },
        cache = new { nodeType = NodeType, engineVersion = CacheVersions[Cache], parameters = new { timeout = $"{CacheTimeout}" } },
        messaging = new
        {
            brokerType = BrokerType,
            kafkaVersion = KafkaVersions[Kafka],
            serverProperties = new Dictionary<string, string> { ["log.retention.hours"] = $"{RetentionHours}" },
        },
    };

    /// <summary>Another size than these.</summary>
    public static int Other(params int[] sizes) => Enumerable.Range(0, Sizes.Length).Except(sizes).First();
}
