using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>New clusters.</summary>
internal sealed partial class KafkaClusterCreation(KafkaState state)
{
    private const int MostBrokers = 30;
    private const int LargestVolumeGiB = 16384;
    private static readonly string[] Kept =
        ["brokerNodeGroupInfo", "clientAuthentication", "encryptionInfo", "enhancedMonitoring", "openMonitoring", "loggingInfo", "storageMode"];

    public IEnumerable<AccessRequest> Access(AwsCall call)
    {
        var tags = Tags(call.Input);
        var name = call.Input.Text("clusterName") ?? "*";
        yield return AccessRules.On("kafka:CreateClusterV2", $"arn:aws:kafka:{call.Region}:{call.AccountId}:cluster/{name}/*", tags);
        if (tags.Count > 0)
            yield return AccessRules.On("kafka:TagResource", $"arn:aws:kafka:{call.Region}:{call.AccountId}:cluster/{name}/*", tags);
        foreach (var request in KafkaAccess.Network(call, state.Surroundings))
            yield return request;
        foreach (var request in KafkaAccess.Logging(KafkaLogging.Nowhere, KafkaLogging.Of(call.Input["provisioned"]?["loggingInfo"])))
            yield return request;
        if (KeyOf(call.Input["provisioned"] as JsonObject) is { } key)
        {
            foreach (var request in AccessRules.UseKey(state.Surroundings, key, "kafka", call.Region))
                yield return request;
        }
    }

    public JsonObject Create(AwsCall call)
    {
        var name = call.Input.Required("clusterName");
        if (name.Length > 64 || !NameForm().IsMatch(name))
            throw KafkaFaults.BadRequest("The cluster name must have 1 to 64 letters, digits and hyphens.");
        if (state.Clusters.Values.Any(cluster => cluster.Name == name))
            throw KafkaFaults.Conflict($"A cluster with the name {name} exists already.");
        if (call.Input["provisioned"] is not JsonObject provisioned)
            throw KafkaFaults.BadRequest("The local cloud offers provisioned clusters only.");
        var cluster = Build(call, name, provisioned);
        state.Clusters[cluster.Arn] = cluster;
        state.Agenda.After(
            state.Timings.Create,
            () => cluster.State =
                cluster.Engine.Failure is not null || KafkaResourceStates.Fails(state, cluster, KafkaResourceStates.Failed)
                    ? KafkaResourceStates.Failed
                    : "ACTIVE",
            () => cluster.Engine.Ready || cluster.Engine.Failure is not null);
        return new JsonObject { ["clusterArn"] = cluster.Arn, ["clusterName"] = name, ["state"] = cluster.State, ["clusterType"] = "PROVISIONED" };
    }

    private KafkaCluster Build(AwsCall call, string name, JsonObject provisioned)
    {
        var nodes = provisioned["brokerNodeGroupInfo"] as JsonObject ?? throw KafkaFaults.BadRequest("brokerNodeGroupInfo must be given.");
        var subnets = Subnets(nodes);
        var groups = nodes.Texts("securityGroups") ?? [];
        if (groups.FirstOrDefault(group => !state.Surroundings.SecurityGroupExists(group)) is { } missing)
            throw KafkaFaults.BadRequest($"The security group {missing} does not exist.");
        var version = provisioned.Text("kafkaVersion") ?? "";
        if (KafkaCatalog.Order(version) < 0 || KafkaCatalog.IsDeprecated(version))
        {
            throw KafkaFaults.BadRequest(
                $"Unsupported KafkaVersion [{version}]. Valid values: [{string.Join(", ", KafkaCatalog.Supported)}]");
        }

        CheckKey(provisioned);
        KafkaLogging.Check(state.Surroundings, provisioned["loggingInfo"]);
        KafkaSecurityRules.Check(provisioned);
        var (configuration, revision) = Configuration(provisioned);
        var tags = TagLimits.Checked(Tags(call.Input), "BadRequestException", "BadRequestException");
        var cluster = new KafkaCluster
        {
            Name = name,
            Arn = state.NewArn(call, "cluster", name),
            Created = state.Agenda.Now,
            Engine = state.Engines.StartKafka(Brokers(provisioned, subnets.Count)),
            Subnets = subnets,
            Provisioned = Settings(provisioned),
            Brokers = Brokers(provisioned, subnets.Count),
            KafkaVersion = version,
            BrokerType = BrokerType(nodes.Text("instanceType") ?? ""),
            VolumeGiB = Volume(nodes),
            ConfigurationArn = configuration,
            ConfigurationRevision = revision,
            Tags = tags,
        };
        KafkaLogging.Begin(state.Surroundings, provisioned["loggingInfo"]);
        cluster.NetworkInterfaces.AddRange(Enumerable.Range(0, cluster.Brokers).Select(broker =>
            state.Surroundings.AddNetworkInterface(subnets[broker % subnets.Count].SubnetId, groups, $"MSK {name} broker {broker + 1}")));
        return cluster;
    }

    /// <summary>What is shown as it was given, with the defaults that MSK fills in.</summary>
    private static JsonObject Settings(JsonObject provisioned)
    {
        var settings = new JsonObject(Kept.Where(member => provisioned[member] is not null)
            .Select(member => KeyValuePair.Create(member, provisioned[member]?.DeepClone())));
        settings["brokerNodeGroupInfo"]!["brokerAZDistribution"] ??= "DEFAULT";
        settings["enhancedMonitoring"] ??= "DEFAULT";
        settings["storageMode"] ??= "LOCAL";
        settings["encryptionInfo"] ??= new JsonObject();
        settings["encryptionInfo"]!["encryptionAtRest"] ??= new JsonObject { ["dataVolumeKMSKeyId"] = "alias/aws/kafka" };
        settings["encryptionInfo"]!["encryptionInTransit"] ??= new JsonObject();
        settings["encryptionInfo"]!["encryptionInTransit"]!["clientBroker"] ??= "TLS";
        settings["encryptionInfo"]!["encryptionInTransit"]!["inCluster"] ??= true;
        settings["loggingInfo"] = KafkaLogging.Filled(settings["loggingInfo"] as JsonObject);
        return settings;
    }

    public static string BrokerType(string type)
        => KafkaCatalog.BrokerTypes.Contains(type) ? type : throw KafkaFaults.BadRequest($"Unsupported InstanceType [{type}].");

    /// <summary>A multiple of the number of subnets.</summary>
    public static int CheckBrokers(int brokers, int subnets)
        => brokers < 1 || brokers > MostBrokers || brokers % subnets != 0
            ? throw KafkaFaults.BadRequest($"The number of broker nodes must be a multiple of Availability Zones in the Client Subnets parameter, at most {MostBrokers}.")
            : brokers;

    private static int Brokers(JsonObject provisioned, int subnets) => CheckBrokers(provisioned.Number("numberOfBrokerNodes") ?? 0, subnets);

    private static int Volume(JsonObject nodes)
        => (nodes["storageInfo"]?["ebsStorageInfo"] as JsonObject)?.Number("volumeSize") is var size && size is null or (>= 1 and <= LargestVolumeGiB)
            ? size ?? 1000
            : throw KafkaFaults.BadRequest($"The volume size must be between 1 and {LargestVolumeGiB} GiB.");

    private List<SubnetFacts> Subnets(JsonObject nodes)
    {
        var ids = nodes.Texts("clientSubnets") ?? [];
        if (ids.Count is not (2 or 3))
            throw KafkaFaults.BadRequest("Specify either two or three client subnets.");
        var subnets = ids.Select(id => state.Surroundings.FindSubnet(id) ?? throw KafkaFaults.BadRequest($"The subnet {id} does not exist.")).ToList();
        return subnets.Select(subnet => subnet.AvailabilityZone).Distinct().Count() == ids.Count
            ? subnets
            : throw KafkaFaults.BadRequest("Each client subnet must be in a different Availability Zone.");
    }

    private (string? Arn, long? Revision) Configuration(JsonObject provisioned)
    {
        if (provisioned["configurationInfo"] is not JsonObject asked)
            return (null, null);
        var configuration = state.Configurations.GetValueOrDefault(asked.Text("arn") ?? "")
            ?? throw KafkaFaults.BadRequest("The configuration ARN does not exist.");
        var revision = asked.Number("revision") ?? 0;
        return revision < 1 || revision > configuration.Revisions.Count
            ? throw KafkaFaults.BadRequest($"The configuration {configuration.Name} has no revision {revision}.")
            : (configuration.Arn, revision);
    }

    private void CheckKey(JsonObject provisioned)
    {
        if (KeyOf(provisioned) is { } key && state.Surroundings.FindUsableKey(key) is null)
            throw KafkaFaults.BadRequest("The KMS key for encryption at rest does not exist or is not enabled.");
    }

    private static string? KeyOf(JsonObject? provisioned)
        => (provisioned?["encryptionInfo"]?["encryptionAtRest"] as JsonObject)?.Text("dataVolumeKMSKeyId");

    private static Dictionary<string, string> Tags(JsonObject input)
        => input["tags"] is JsonObject tags ? tags.ToDictionary(tag => tag.Key, tag => tag.Value?.ToString() ?? "") : [];

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]*$")]
    private static partial Regex NameForm();
}
