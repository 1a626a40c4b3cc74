using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Everything that MSK knows, and what it works with.</summary>
internal sealed class KafkaState(
    TimeProvider clock, IEngines engines, IStoreSurroundings surroundings, KafkaTimings timings, Hostility hostility)
{
    private int _created;

    public Agenda Agenda { get; } = new(clock);

    public IEngines Engines => engines;

    public IStoreSurroundings Surroundings => surroundings;

    public KafkaTimings Timings => timings;

    public Hostility Hostility => hostility;

    public PlannedFailures Failures { get; } = new(new Random(hostility.Seed), hostility.FailureRate);

    public Paging Paging { get; init; } = Paging.Usual;

    /// <summary>Clusters by ARN.</summary>
    public Dictionary<string, KafkaCluster> Clusters { get; } = [];

    /// <summary>Configurations by ARN.</summary>
    public Dictionary<string, KafkaConfiguration> Configurations { get; } = [];

    /// <summary>Draws the bootstrap brokers of each answer and their order.</summary>
    public Random Random { get; } = new(hostility.Seed);

    /// <summary>Everything that carries tags.</summary>
    public IEnumerable<TaggedResource> Tagged =>
    [
        .. Clusters.Values.Select(cluster => new TaggedResource(cluster.Arn, cluster.Tags)),
        .. Configurations.Values.Select(configuration => new TaggedResource(configuration.Arn, configuration.Tags)),
    ];

    public KafkaCluster Cluster(AwsCall call)
    {
        var arn = call.Input.Required("clusterArn");
        return Clusters.GetValueOrDefault(arn) ?? throw KafkaFaults.NotFound($"The cluster {arn} does not exist.");
    }

    public KafkaConfiguration Configuration(string arn)
        => Configurations.GetValueOrDefault(arn) ?? throw KafkaFaults.NotFound($"Configuration {arn} does not exist.");

    /// <summary>An ARN that nobody can know beforehand.</summary>
    public string NewArn(AwsCall call, string kind, string name)
        => $"arn:aws:kafka:{call.Region}:{call.AccountId}:{kind}/{name}/{Guid.NewGuid():D}-{++_created}";

    /// <summary>A page as MSK gives it: maxResults 1 to 100 and nextToken.</summary>
    public JsonObject Page<T>(
        AwsCall call, string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonNode> show)
    {
        var size = call.Input.Number("maxResults");
        if (size is < 1 or > 100)
            throw KafkaFaults.BadRequest("maxResults must be between 1 and 100.");
        var page = Paging.Cut(items, key, call.Input.Text("nextToken"), size, () => KafkaFaults.BadRequest("The nextToken is not valid."));
        var answer = new JsonObject { [list] = new JsonArray([.. page.Items.Select(show)]) };
        if (page.Next is not null)
            answer["nextToken"] = page.Next;
        return answer;
    }
}
