using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>A cluster as MSK describes it.</summary>
internal static class KafkaClusterAnswer
{
    /// <summary>So many brokers does an answer name.</summary>
    private const int Named = 3;

    public static JsonObject Show(KafkaCluster cluster)
    {
        var provisioned = cluster.Provisioned.DeepClone().AsObject();
        provisioned["brokerNodeGroupInfo"]!["instanceType"] = cluster.BrokerType;
        provisioned["brokerNodeGroupInfo"]!["storageInfo"] = new JsonObject { ["ebsStorageInfo"] = new JsonObject { ["volumeSize"] = cluster.VolumeGiB } };
        provisioned["numberOfBrokerNodes"] = cluster.Brokers;
        provisioned["currentBrokerSoftwareInfo"] = Software(cluster);
        provisioned["zookeeperConnectString"] = Join(3, id => $"z-{id}.{Domain(cluster)}:2181");
        return new JsonObject
        {
            ["activeOperationArn"] = cluster.Active?.Arn,
            ["clusterType"] = "PROVISIONED",
            ["clusterArn"] = cluster.Arn,
            ["clusterName"] = cluster.Name,
            ["creationTime"] = cluster.Created.Iso(),
            ["currentVersion"] = cluster.CurrentVersion,
            ["state"] = cluster.State,
            ["stateInfo"] = cluster.State != KafkaResourceStates.Failed ? null
                : new JsonObject { ["code"] = "InternalServerError", ["message"] = "The cluster could not be created." },
            ["tags"] = Tags(cluster.Tags),
            ["provisioned"] = provisioned,
        };
    }

    public static JsonObject Tags(Dictionary<string, string> tags)
        => new(tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));

    public static JsonObject Software(KafkaCluster cluster) => new()
    {
        ["configurationArn"] = cluster.ConfigurationArn,
        ["configurationRevision"] = cluster.ConfigurationRevision,
        ["kafkaVersion"] = cluster.KafkaVersion,
    };

    /// <summary>
    /// The broker strings of every way in that is open: three brokers, in random order, and at random where there are more
    /// (terraform-provider-aws#21393, #35696).
    /// </summary>
    /// <remarks>
    /// The engine's brokers speak plaintext only. They stand behind every string where clients may speak plaintext; a cluster that
    /// demands TLS gets names that lead nowhere, because nothing here would answer them rightly.
    /// </remarks>
    public static JsonObject Bootstrap(KafkaCluster cluster, Random random, bool some)
    {
        var settings = cluster.Provisioned;
        var encryption = KafkaSecurityRules.ClientBroker(settings);
        var answer = new JsonObject();
        if (encryption != "TLS")
            answer["bootstrapBrokerString"] = Brokers(cluster, random, some, 9092, real: true);
        var real = encryption == "TLS_PLAINTEXT";
        if (encryption != "PLAINTEXT" && (KafkaSecurityRules.Unauthenticated(settings) || KafkaSecurityRules.MutualTls(settings)))
            answer["bootstrapBrokerStringTls"] = Brokers(cluster, random, some, 9094, real);
        if (KafkaSecurityRules.Scram(settings))
            answer["bootstrapBrokerStringSaslScram"] = Brokers(cluster, random, some, 9096, real);
        if (KafkaSecurityRules.Iam(settings))
            answer["bootstrapBrokerStringSaslIam"] = Brokers(cluster, random, some, 9098, real);
        return answer;
    }

    public static string Host(KafkaCluster cluster, int broker) => $"b-{broker}.{Domain(cluster)}";

    private static string Brokers(KafkaCluster cluster, Random random, bool some, int port, bool real)
    {
        var brokers = real && cluster.Engine.Brokers.Count > 0
            ? [.. cluster.Engine.Brokers]
            : Enumerable.Range(1, cluster.Brokers)
                .Select(id => string.Create(CultureInfo.InvariantCulture, $"{Host(cluster, id)}:{port}"))
                .ToArray();
        if (!some)
            brokers = brokers[..Math.Min(brokers.Length, Named)];
        random.Shuffle(brokers);
        return string.Join(',', brokers.Take(Named));
    }

    private static string Join(int count, Func<int, string> name) => string.Join(',', Enumerable.Range(1, count).Select(name));

    private static string Domain(KafkaCluster cluster) => $"{cluster.Name}.local.c2.kafka.amazonaws.com";
}
