using Wallet.Operator.Cache;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Parameters;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Cache;

/// <summary>A cache as the sample platform has made it; tests change what they are about.</summary>
internal static class SomeCache
{
    /// <summary>The replication group, and its first parameter group.</summary>
    public const string Id = "wp-demo-1a2b3c4d-redis";

    public const string Group = $"ReplicationGroup {Id}";

    public const string Parameters = $"CacheParameterGroup {Id}";

    /// <summary>The group in the status.</summary>
    public static readonly RememberedResource Memory = new("cache", "ReplicationGroup", Id);

    public static PlatformPass Pass(Func<CacheSettings, CacheSettings>? change = null)
        => SamplePlatform.Pass(settings => change is null ? settings : settings with { Cache = change(settings.Cache) });

    public static GroupDesired Desired(PlatformPass pass, string? version = "7.0", string parameters = Id)
    {
        var security = SamplePlatform.Security() with { KeyArns = new Dictionary<string, string> { ["cache"] = "arn:key" } };
        return GroupDesired.For(pass, SamplePlatform.Network(), security, version, parameters);
    }

    public static GroupObserved GroupObserved() => new()
    {
        Id = Id,
        Arn = "arn:group",
        Status = "available",
        Lifecycle = StoreLifecycle.Available,
        NodeType = "cache.t4g.medium",
        Nodes = 1,
        Version = "7.0.7",
        ParameterGroup = Id,
        SecurityGroupIds = ["sg-cache"],
        MaintenanceWindow = "sun:05:00-sun:06:00",
        SnapshotWindow = "03:00-05:00",
        SnapshotRetentionDays = 1,
        HasFailover = false,
        IsMultiZone = false,
        Tls = true,
        EncryptedAtRest = true,
        SnapshotSource = $"{Id}-001",
        HasAuthToken = true,
        PrimaryHost = "primary.example",
        Port = 6379,
        Tags = CacheNames.Tags(Pass(), Id),
    };

    public static ParameterGroupObserved ParametersObserved(string name = Id, string family = "redis7") => new(
        name,
        $"arn:{name}",
        family,
        new Dictionary<string, ParameterObserved>
        {
            ["maxmemory-policy"] = new("allkeys-lru", IsSet: true),
            ["timeout"] = new("0", IsSet: false),
        },
        CacheNames.Tags(Pass(), name));

    public static CacheObserved Observed() => new([ParametersObserved()], GroupObserved())
    {
        OfferedVersions = ["6.2.6", "7.0.7", "7.1.0"],
    };

    /// <summary>A modification of the group in full.</summary>
    /// <param name="what">Verb, resource, detail and effect.</param>
    /// <param name="fields">Fields of the request besides those of every modification.</param>
    public static string Modification(string what, params string[] fields)
    {
        string[] all = [.. fields, "ApplyImmediately: True", $"ReplicationGroupId: {Id}"];
        return $"{what}: ModifyReplicationGroupRequest {{{string.Join(", ", all.Order(StringComparer.Ordinal))}}}";
    }
}
