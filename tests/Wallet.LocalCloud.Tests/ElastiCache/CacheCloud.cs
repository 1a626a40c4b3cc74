using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.ElastiCache;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.ElastiCache;

/// <summary>An ElastiCache over HTTP on a clock that is turned by hand, called by botocore.</summary>
internal sealed class CacheCloud : IAsyncDisposable
{
    private readonly AwsEndpoint _endpoint;
    private readonly Botocore.Botocore _botocore;

    private CacheCloud(CloudClock clock, ElastiCacheService service, AwsEndpoint endpoint)
    {
        (Clock, Service) = (clock, service);
        _endpoint = endpoint;
        _botocore = new(endpoint);
    }

    public CloudClock Clock { get; }

    /// <summary>The service, to make its changes fail.</summary>
    public ElastiCacheService Service { get; }

    public static async Task<CacheCloud> StartAsync(IEngines? engines = null, Hostility? hostility = null)
    {
        var clock = CloudClock.ByHand(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var service = new ElastiCacheService(clock, engines ?? new NoEngines(), new OpenSurroundings(), hostility: hostility);
        var cloud = new CacheCloud(clock, service, await AwsEndpoint.StartAsync([service], clock));
        await cloud.CallAsync("create_cache_subnet_group", new()
        {
            ["CacheSubnetGroupName"] = "wallet",
            ["CacheSubnetGroupDescription"] = "private",
            ["SubnetIds"] = new JsonArray("subnet-1", "subnet-2"),
        });
        return cloud;
    }

    /// <summary>What clients find of the nodes: <c>1* 2:Change</c>, with the primary starred and why one is away.</summary>
    public string Members => string.Join(' ', _endpoint.Members.OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name[^1]}{(member.IsWriter ? "*" : "")}{(member.Away is { } cause ? $":{cause}" : "")}"));

    public Task<JsonObject> CallAsync(string operation, JsonObject? input = null) => _botocore.CallAsync("elasticache", operation, input);

    public Task<string> RefusalAsync(string operation, JsonObject? input = null) => _botocore.RefusalAsync("elasticache", operation, input);

    /// <summary>The request for a replication group, with more members or other values; without those that are null.</summary>
    public static JsonObject Request(JsonObject? more = null)
    {
        var request = new JsonObject
        {
            ["ReplicationGroupId"] = "wallet",
            ["ReplicationGroupDescription"] = "wallet cache",
            ["NumCacheClusters"] = 2,
            ["CacheNodeType"] = "cache.r6g.large",
            ["Engine"] = "redis",
            ["EngineVersion"] = "7.0",
            ["CacheSubnetGroupName"] = "wallet",
            ["SecurityGroupIds"] = new JsonArray("sg-1"),
            ["AutomaticFailoverEnabled"] = true,
            ["MultiAZEnabled"] = true,
            ["TransitEncryptionEnabled"] = true,
            ["AtRestEncryptionEnabled"] = true,
            ["AuthToken"] = "token-one-0123456789",
        };
        foreach (var (name, value) in more ?? [])
        {
            if (value is null)
                request.Remove(name);
            else
                request[name] = value.DeepClone();
        }

        return request;
    }

    public async Task<JsonObject> CreateAsync(JsonObject? more = null)
    {
        await CallAsync("create_replication_group", Request(more));
        Clock.Advance(TimeSpan.FromMinutes(10));
        return await GroupAsync();
    }

    /// <summary>A modification of the group, applied immediately.</summary>
    public static JsonObject Change(JsonObject more)
    {
        var change = more.DeepClone().AsObject();
        change["ReplicationGroupId"] = "wallet";
        change["ApplyImmediately"] = true;
        return change;
    }

    public async Task<JsonObject> GroupAsync()
        => (JsonObject)(await CallAsync("describe_replication_groups", new() { ["ReplicationGroupId"] = "wallet" }))["ReplicationGroups"]![0]!.DeepClone();

    public async Task<IReadOnlyList<string>> MemberStatusesAsync()
        => [.. (await CallAsync("describe_cache_clusters"))["CacheClusters"]!.AsArray().Select(member => member!["CacheClusterStatus"]!.ToString())];

    public async ValueTask DisposeAsync()
    {
        _botocore.Dispose();
        await _endpoint.DisposeAsync();
    }
}
