using System.Globalization;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Engine versions, node types and parameters that the simulated region offers.</summary>
internal static class CacheCatalog
{
    public const string Engine = "redis";

    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge"];

    /// <summary>Versions by what a request may call them, from the oldest; the same version may have two names.</summary>
    public static readonly IReadOnlyList<(string Asked, string Actual, string Family)> Versions =
        [("6.0", "6.0.5", "redis6.x"), ("6.2", "6.2.6", "redis6.x"), ("6.x", "6.2.6", "redis6.x"), ("7.0", "7.0.7", "redis7"), ("7.1", "7.1.0", "redis7")];

    public static readonly IReadOnlyList<string> NodeTypes =
    [
        "cache.t3.micro", "cache.t3.small", "cache.t3.medium", "cache.t4g.micro", "cache.t4g.small", "cache.t4g.medium",
        "cache.m5.large", "cache.m5.xlarge", "cache.m6g.large", "cache.m6g.xlarge", "cache.m7g.large", "cache.m7g.xlarge",
        .. Sizes.Select(size => "cache.r5." + size),
        .. Sizes.Select(size => "cache.r6g." + size),
        .. Sizes.Select(size => "cache.r7g." + size),
    ];

    /// <summary>Parameters with their default and whether changing them needs no reboot.</summary>
    public static readonly IReadOnlyDictionary<string, CacheParameter> Parameters = new CacheParameter[]
    {
        new("activedefrag", "string", "yes,no", "no"),
        new("active-defrag-ignore-bytes", "integer", "1048576-", "104857600"),
        new("appendonly", "string", "no", "no", Modifiable: false),
        new("client-output-buffer-limit-normal-hard-limit", "integer", "0-", "0"),
        new("client-output-buffer-limit-pubsub-hard-limit", "integer", "0-", "33554432"),
        new("cluster-enabled", "string", "yes,no", "no", Modifiable: false),
        new("hash-max-listpack-entries", "integer", "0-", "512"),
        new("latency-tracking", "string", "yes,no", "no"),
        new("lazyfree-lazy-eviction", "string", "yes,no", "yes"),
        new("lfu-decay-time", "integer", "0-", "1"),
        new("lfu-log-factor", "integer", "1-", "10"),
        new("maxmemory-policy", "string", "volatile-lru,allkeys-lru,volatile-lfu,allkeys-lfu,volatile-random,allkeys-random,volatile-ttl,noeviction", "volatile-lru"),
        new("maxmemory-samples", "integer", "1-", "3"),
        new("notify-keyspace-events", "string", null, ""),
        new("reserved-memory-percent", "integer", "0-100", "25"),
        new("slowlog-log-slower-than", "integer", "-1-", "10000"),
        new("slowlog-max-len", "integer", "0-", "128"),
        new("tcp-keepalive", "integer", "0-", "300"),
        new("timeout", "integer", "0,20-", "0"),
    }.ToDictionary(parameter => parameter.Name);

    /// <summary>The full version that a request means; throws when it is not offered.</summary>
    public static (string Asked, string Actual, string Family) Version(string? asked)
    {
        if (asked is null)
            return Versions[^1];
        return Versions.FirstOrDefault(version => version.Asked == asked || version.Actual == asked) is { Actual: not null } found
            ? found
            : throw CacheFaults.Combination($"Cannot find version {asked} for {Engine}");
    }

    public static string NodeType(string type)
        => NodeTypes.Contains(type) ? type : throw CacheFaults.Value($"Specified CacheNodeType is not valid: {type}");

    /// <summary>Versions and node types in the order of their size.</summary>
    public static int CompareVersions(string one, string other) => new Version(one).CompareTo(new Version(other));

    /// <summary>Whether a number lies in a range <c>a-b</c>; an open end is allowed.</summary>
    public static bool InRange(string range, long number)
    {
        var dash = range.IndexOf('-', 1);
        return number >= long.Parse(range[..dash], CultureInfo.InvariantCulture)
            && (dash == range.Length - 1 || number <= long.Parse(range[(dash + 1)..], CultureInfo.InvariantCulture));
    }
}
