using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Kafka;

/// <summary>An MSK over HTTP on a clock that is turned by hand, called by botocore.</summary>
internal sealed class KafkaCloud : IAsyncDisposable
{
    private readonly AwsEndpoint _endpoint;
    private readonly Botocore.Botocore _botocore;

    private KafkaCloud(CloudClock clock, KafkaService service, AwsEndpoint endpoint)
    {
        (Clock, Service) = (clock, service);
        _endpoint = endpoint;
        _botocore = new(endpoint);
    }

    public CloudClock Clock { get; }

    /// <summary>The service, to put its clusters into states.</summary>
    public KafkaService Service { get; }

    public static async Task<KafkaCloud> StartAsync(IEngines? engines = null, Hostility? hostility = null)
    {
        var clock = CloudClock.ByHand(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        var service = new KafkaService(clock, engines ?? new NoEngines(), new OpenSurroundings(), hostility: hostility);
        return new KafkaCloud(clock, service, await AwsEndpoint.StartAsync([service], clock));
    }

    /// <summary>The brokers that clients do not reach.</summary>
    public IEnumerable<string> Away => _endpoint.Members.Where(member => member.Away is not null).Select(member => member.Name);

    public Task<JsonObject> CallAsync(string operation, JsonObject? input = null) => _botocore.CallAsync("kafka", operation, input);

    public Task<string> RefusalAsync(string operation, JsonObject? input = null) => _botocore.RefusalAsync("kafka", operation, input);

    /// <summary>The request for a cluster of three brokers in three zones, with other provisioned members.</summary>
    public static JsonObject Request(string name = "wallet", JsonObject? more = null)
    {
        var provisioned = new JsonObject
        {
            ["BrokerNodeGroupInfo"] = new JsonObject
            {
                ["InstanceType"] = "kafka.m5.large",
                ["ClientSubnets"] = new JsonArray("subnet-1", "subnet-2", "subnet-3"),
                ["SecurityGroups"] = new JsonArray("sg-1"),
                ["StorageInfo"] = new JsonObject { ["EbsStorageInfo"] = new JsonObject { ["VolumeSize"] = 100 } },
            },
            ["KafkaVersion"] = "3.6.0",
            ["NumberOfBrokerNodes"] = 3,
        };
        foreach (var (member, value) in more ?? [])
            provisioned[member] = value?.DeepClone();
        return new JsonObject { ["ClusterName"] = name, ["Tags"] = new JsonObject { ["Owner"] = "wallet" }, ["Provisioned"] = provisioned };
    }

    /// <summary>Settings in which clients may speak plaintext.</summary>
    public static JsonObject Plaintext() => new()
    {
        ["EncryptionInfo"] = new JsonObject { ["EncryptionInTransit"] = new JsonObject { ["ClientBroker"] = "PLAINTEXT" } },
    };

    /// <summary>An active cluster's ARN.</summary>
    public async Task<string> CreateAsync(string name = "wallet", JsonObject? more = null)
    {
        var arn = (await CallAsync("create_cluster_v2", Request(name, more)))["ClusterArn"]!.ToString();
        Clock.Advance(TimeSpan.FromMinutes(30));
        return arn;
    }

    public async Task<JsonObject> ClusterAsync(string arn)
        => (JsonObject)(await CallAsync("describe_cluster_v2", new() { ["ClusterArn"] = arn }))["ClusterInfo"]!.DeepClone();

    /// <summary>The request for an update at the cluster's present version.</summary>
    public async Task<JsonObject> UpdateAsync(string arn, JsonObject more)
    {
        var update = more.DeepClone().AsObject();
        update["ClusterArn"] = arn;
        update["CurrentVersion"] = (await ClusterAsync(arn))["CurrentVersion"]!.ToString();
        return update;
    }

    public async ValueTask DisposeAsync()
    {
        _botocore.Dispose();
        await _endpoint.DisposeAsync();
    }
}
