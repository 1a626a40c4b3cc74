using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Rds;

/// <summary>An RDS over HTTP on a clock that is turned by hand, called by botocore.</summary>
internal sealed class RdsCloud : IAsyncDisposable
{
    private readonly AwsEndpoint _endpoint;
    private readonly Botocore.Botocore _botocore;

    private RdsCloud(CloudClock clock, RdsService service, AwsEndpoint endpoint)
    {
        (Clock, Service) = (clock, service);
        _endpoint = endpoint;
        _botocore = new(endpoint);
    }

    public CloudClock Clock { get; }

    /// <summary>The service, to put its resources into states.</summary>
    public RdsService Service { get; }

    public static async Task<RdsCloud> StartAsync(
        IEngines? engines = null, RdsQuotas? quotas = null, Paging? paging = null, Hostility? hostility = null,
        IStoreSurroundings? surroundings = null)
    {
        // A Monday at noon: windows lie where the tests expect them.
        var clock = CloudClock.ByHand(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var service = new RdsService(
            clock, engines ?? new NoEngines(), surroundings ?? new OpenSurroundings(), null, quotas, paging, hostility);
        var cloud = new RdsCloud(clock, service, await AwsEndpoint.StartAsync([service], clock));
        await cloud.CallAsync("create_db_subnet_group", new()
        {
            ["DBSubnetGroupName"] = "wallet",
            ["DBSubnetGroupDescription"] = "private",
            ["SubnetIds"] = new JsonArray("subnet-1", "subnet-2"),
        });
        return cloud;
    }

    /// <summary>What clients find of the instances: <c>1* 2:Change</c>, with the writer starred and why one is away.</summary>
    public string Members => string.Join(' ', _endpoint.Members.OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name[^1]}{(member.IsWriter ? "*" : "")}{(member.Away is { } cause ? $":{cause}" : "")}"));

    public Task<JsonObject> CallAsync(string operation, JsonObject? input = null) => _botocore.CallAsync("rds", operation, input);

    public Task<string> RefusalAsync(string operation, JsonObject? input = null) => _botocore.RefusalAsync("rds", operation, input);

    /// <summary>The request for a cluster, with more members or other values.</summary>
    public static JsonObject Request(string id = "wallet", JsonObject? more = null)
    {
        var request = new JsonObject
        {
            ["DBClusterIdentifier"] = id,
            ["Engine"] = "aurora-mysql",
            ["MasterUsername"] = "admin",
            ["MasterUserPassword"] = "correct-horse",
            ["DatabaseName"] = "wallet",
            ["DBSubnetGroupName"] = "wallet",
            ["VpcSecurityGroupIds"] = new JsonArray("sg-1"),
            ["StorageEncrypted"] = true,
        };
        foreach (var (name, value) in more ?? [])
            request[name] = value?.DeepClone();
        return request;
    }

    /// <summary>A cluster with a writer and readers (<c>wallet-1</c>, <c>wallet-2</c>, …), all available.</summary>
    public async Task CreateAsync(int instances = 2, JsonObject? more = null)
    {
        await CallAsync("create_db_cluster", Request(more: more));
        Clock.Advance(TimeSpan.FromMinutes(5));
        for (var i = 1; i <= instances; i++)
        {
            await CallAsync("create_db_instance", new()
            {
                ["DBInstanceIdentifier"] = $"wallet-{i}",
                ["DBClusterIdentifier"] = "wallet",
                ["DBInstanceClass"] = "db.r6g.large",
                ["Engine"] = "aurora-mysql",
            });
        }

        Clock.Advance(TimeSpan.FromMinutes(10));
    }

    public async Task<JsonObject> ClusterAsync(string id = "wallet")
        => (JsonObject)(await CallAsync("describe_db_clusters", new() { ["DBClusterIdentifier"] = id }))["DBClusters"]![0]!.DeepClone();

    public async Task<JsonObject> InstanceAsync(string id)
        => (JsonObject)(await CallAsync("describe_db_instances", new() { ["DBInstanceIdentifier"] = id }))["DBInstances"]![0]!.DeepClone();

    /// <summary>Messages of what happened to an instance.</summary>
    public async Task<IEnumerable<string>> EventsAsync(string instance)
    {
        var asked = new JsonObject { ["SourceType"] = "db-instance", ["SourceIdentifier"] = instance };
        return (await CallAsync("describe_events", asked))["Events"]!.AsArray().Select(e => e!["Message"]!.ToString());
    }

    public async Task<string> WriterAsync()
        => (await ClusterAsync())["DBClusterMembers"]!.AsArray().Single(member => (bool)member!["IsClusterWriter"]!)!["DBInstanceIdentifier"]!.ToString();

    public async ValueTask DisposeAsync()
    {
        _botocore.Dispose();
        await _endpoint.DisposeAsync();
    }
}
