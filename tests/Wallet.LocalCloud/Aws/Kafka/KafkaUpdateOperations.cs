using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>
/// The changes of a cluster: each needs the ACTIVE state and the current version, only one runs at a time, and asking for what
/// is there already is a bad request too.
/// </summary>
internal sealed class KafkaUpdateOperations(KafkaState state)
{
    // One broker at a time: MSK guide, "Update the configuration", "Update the broker size", "Upgrade the Apache Kafka version".
    private static readonly string[] Rolling =
        ["UPDATE_BROKER_TYPE", "UPDATE_CLUSTER_CONFIGURATION", "UPDATE_CLUSTER_KAFKA_VERSION", "UPDATE_SECURITY"];

    private const int LeastUpdatedVolumeGiB = 100;
    private const int LargestVolumeGiB = 16384;

    /// <summary>MSK guide, "Scale up Amazon MSK Standard broker storage".</summary>
    private const int LeastStepGiB = 10;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("UpdateBrokerCount", new(BrokerCount, Access, "PUT /v1/clusters/{clusterArn}/nodes/count")),
        ("UpdateBrokerStorage", new(BrokerStorage, Access, "PUT /v1/clusters/{clusterArn}/nodes/storage")),
        ("UpdateBrokerType", new(BrokerType, Access, "PUT /v1/clusters/{clusterArn}/nodes/type")),
        ("UpdateClusterConfiguration", new(Configuration, ConfigurationAccess, "PUT /v1/clusters/{clusterArn}/configuration")),
        ("UpdateClusterKafkaVersion", new(KafkaVersion, ConfigurationAccess, "PUT /v1/clusters/{clusterArn}/version")),
        ("UpdateMonitoring", new(Monitoring, MonitoringAccess, "PUT /v1/clusters/{clusterArn}/monitoring")),
        ("UpdateSecurity", new(Security, Access, "PATCH /v1/clusters/{clusterArn}/security")),
    ];

    private IEnumerable<AccessRequest> Access(AwsCall call) => KafkaAccess.OnCluster(state, call);

    private IEnumerable<AccessRequest> ConfigurationAccess(AwsCall call) => KafkaAccess.WithConfiguration(state, call);

    private IEnumerable<AccessRequest> MonitoringAccess(AwsCall call) => KafkaAccess.WithLogging(state, call);

    private JsonObject BrokerCount(AwsCall call)
    {
        var cluster = Changeable(call);
        var target = KafkaClusterCreation.CheckBrokers(call.Input.Number("targetNumberOfBrokerNodes") ?? 0, cluster.Subnets.Count);
        if (target <= cluster.Brokers)
            throw KafkaFaults.BadRequest($"The target number of broker nodes must be greater than the current one, {cluster.Brokers}.");
        return Begin(call, cluster, "INCREASE_BROKER_COUNT", state.Timings.AddBrokers,
            new() { ["numberOfBrokerNodes"] = cluster.Brokers }, new() { ["numberOfBrokerNodes"] = target }, () =>
            {
                foreach (var broker in Enumerable.Range(cluster.Brokers, target - cluster.Brokers))
                    cluster.NetworkInterfaces.Add(state.Surroundings.AddNetworkInterface(cluster.Subnets[broker % cluster.Subnets.Count].SubnetId, [], $"MSK {cluster.Name} broker {broker + 1}"));
                cluster.Brokers = target;
            });
    }

    private JsonObject BrokerStorage(AwsCall call)
    {
        var cluster = Changeable(call);
        var target = call.Input.Objects("targetBrokerEBSVolumeInfo") is [var volumes, ..] ? volumes.Number("volumeSizeGB") ?? 0 : 0;
        if (target == cluster.VolumeGiB)
            throw KafkaFaults.BadRequest("The request does not include any updates to the EBS volumes of the cluster. Verify the request, then try again.");
        if (target < cluster.VolumeGiB || target is <= LeastUpdatedVolumeGiB or > LargestVolumeGiB)
            throw KafkaFaults.BadRequest($"The volume size must grow, to more than {LeastUpdatedVolumeGiB} GiB and at most {LargestVolumeGiB} GiB.");
        if (state.Hostility.StorageSteps && target - cluster.VolumeGiB < LeastStepGiB)
            throw KafkaFaults.BadRequest($"The volume size must grow by at least {LeastStepGiB} GiB.");
        if (cluster.StorageGrown + state.Timings.StorageCoolDown > state.Agenda.Now)
            throw KafkaFaults.BadRequest("The storage of the cluster is being optimized: wait before you change it again.");
        return Begin(call, cluster, "UPDATE_BROKER_STORAGE", state.Timings.GrowStorage, Volume(cluster.VolumeGiB), Volume(target), () =>
        {
            cluster.VolumeGiB = target;
            cluster.StorageGrown = state.Agenda.Now;
        });
    }

    private static JsonObject Volume(int size) => new()
    {
        ["brokerEBSVolumeInfo"] = CallMembers.ToJsonArray([new JsonObject { ["kafkaBrokerNodeId"] = "All", ["volumeSizeGB"] = size }]),
    };

    private JsonObject BrokerType(AwsCall call)
    {
        var cluster = Changeable(call);
        var target = KafkaClusterCreation.BrokerType(call.Input.Text("targetInstanceType") ?? "");
        if (target == cluster.BrokerType)
            throw KafkaFaults.BadRequest("The target instance type is the current one.");
        return Begin(call, cluster, "UPDATE_BROKER_TYPE", state.Timings.RollBroker * cluster.Brokers,
            new() { ["instanceType"] = cluster.BrokerType }, new() { ["instanceType"] = target }, () => cluster.BrokerType = target);
    }

    private JsonObject Configuration(AwsCall call)
    {
        var cluster = Changeable(call);
        var (arn, revision) = AskedConfiguration(call) ?? throw KafkaFaults.BadRequest("configurationInfo must be given.");
        if (arn == cluster.ConfigurationArn && revision == cluster.ConfigurationRevision)
            throw KafkaFaults.BadRequest("The cluster uses this revision of the configuration already.");
        return Begin(call, cluster, "UPDATE_CLUSTER_CONFIGURATION", state.Timings.RollBroker * cluster.Brokers,
            Info(cluster.ConfigurationArn, cluster.ConfigurationRevision), Info(arn, revision), () => Use(cluster, arn, revision));
    }

    private JsonObject KafkaVersion(AwsCall call)
    {
        var cluster = Changeable(call);
        var target = call.Input.Text("targetKafkaVersion") ?? "";
        if (!KafkaCatalog.Targets(cluster.KafkaVersion).Contains(target))
            throw KafkaFaults.BadRequest($"Kafka {cluster.KafkaVersion} cannot be brought to {target}.");
        var configuration = AskedConfiguration(call);
        return Begin(call, cluster, "UPDATE_CLUSTER_KAFKA_VERSION", state.Timings.RollBroker * cluster.Brokers,
            new() { ["kafkaVersion"] = cluster.KafkaVersion }, new() { ["kafkaVersion"] = target }, () =>
            {
                cluster.KafkaVersion = target;
                if (configuration is { } asked)
                    Use(cluster, asked.Arn, asked.Revision);
            });
    }

    private JsonObject Monitoring(AwsCall call)
    {
        var cluster = Changeable(call);
        var changes = Different(call, cluster, "enhancedMonitoring", "openMonitoring");
        if (call.Input["loggingInfo"] is JsonObject asked && KafkaLogging.Filled(asked) is var logs && !JsonNode.DeepEquals(logs, cluster.Provisioned["loggingInfo"]))
        {
            KafkaLogging.Check(state.Surroundings, asked);
            KafkaLogging.Begin(state.Surroundings, asked);
            changes["loggingInfo"] = logs;
        }

        return Settings(call, cluster, "UPDATE_MONITORING", state.Timings.ChangeMonitoring, changes);
    }

    private JsonObject Security(AwsCall call)
    {
        var cluster = Changeable(call);
        var changes = Different(call, cluster, "clientAuthentication");
        if (call.Input["encryptionInfo"] is JsonObject encryption)
        {
            if (encryption["encryptionAtRest"] is not null)
                throw KafkaFaults.BadRequest("Encryption at rest cannot be changed.");
            var merged = cluster.Provisioned["encryptionInfo"]!.DeepClone();
            foreach (var (name, value) in encryption["encryptionInTransit"] as JsonObject ?? [])
                merged["encryptionInTransit"]![name] = value?.DeepClone();
            if (!JsonNode.DeepEquals(merged["encryptionInTransit"]!["inCluster"], cluster.Provisioned["encryptionInfo"]!["encryptionInTransit"]!["inCluster"]))
                throw KafkaFaults.BadRequest("Encryption between brokers cannot be changed.");
            if (!JsonNode.DeepEquals(merged, cluster.Provisioned["encryptionInfo"]))
                changes["encryptionInfo"] = merged;
        }

        var after = cluster.Provisioned.DeepClone().AsObject();
        foreach (var (name, value) in changes)
            after[name] = value?.DeepClone();
        KafkaSecurityRules.Check(after);
        return Settings(call, cluster, "UPDATE_SECURITY", state.Timings.RollBroker * cluster.Brokers, changes);
    }

    private JsonObject Settings(AwsCall call, KafkaCluster cluster, string type, TimeSpan time, JsonObject changes)
    {
        if (changes.Count == 0)
            throw KafkaFaults.BadRequest("The request does not include any updates. Verify the request, then try again.");
        var source = new JsonObject(changes.Select(change => KeyValuePair.Create(change.Key, cluster.Provisioned[change.Key]?.DeepClone())));
        return Begin(call, cluster, type, time, source, changes, () =>
        {
            foreach (var (name, value) in changes)
                cluster.Provisioned[name] = value?.DeepClone();
        });
    }

    private static JsonObject Different(AwsCall call, KafkaCluster cluster, params string[] members)
        => new(members
            .Where(member => call.Input[member] is not null && !JsonNode.DeepEquals(call.Input[member], cluster.Provisioned[member]))
            .Select(member => KeyValuePair.Create(member, call.Input[member]?.DeepClone())));

    private KafkaCluster Changeable(AwsCall call)
    {
        var cluster = state.Cluster(call);
        if (cluster.State != "ACTIVE")
            throw KafkaFaults.BadRequest($"You can't update cluster in {cluster.State} state.");
        return call.Input.Text("currentVersion") == cluster.CurrentVersion
            ? cluster
            : throw KafkaFaults.BadRequest("This operation cannot be performed: the given cluster version is not the current one.");
    }

    private (string Arn, long Revision)? AskedConfiguration(AwsCall call)
    {
        if (call.Input["configurationInfo"] is not JsonObject asked)
            return null;
        var configuration = state.Configurations.GetValueOrDefault(asked.Text("arn") ?? "")
            ?? throw KafkaFaults.BadRequest("The configuration ARN does not exist.");
        var revision = asked.Number("revision") ?? 0;
        return revision >= 1 && revision <= configuration.Revisions.Count
            ? (configuration.Arn, revision)
            : throw KafkaFaults.BadRequest($"The configuration {configuration.Name} has no revision {revision}.");
    }

    private static void Use(KafkaCluster cluster, string arn, long revision)
    {
        cluster.ConfigurationArn = arn;
        cluster.ConfigurationRevision = revision;
    }

    private static JsonObject Info(string? arn, long? revision)
        => arn is null ? [] : new() { ["configurationInfo"] = new JsonObject { ["arn"] = arn, ["revision"] = revision } };

    /// <summary>Starts the operation; the version moves at once, so that the same request again is stale.</summary>
    private JsonObject Begin(AwsCall call, KafkaCluster cluster, string type, TimeSpan time, JsonObject source, JsonObject target, Action work)
    {
        var operation = new KafkaOperation
        {
            Arn = state.NewArn(call, "cluster-operation", cluster.Name),
            Type = type,
            Started = state.Agenda.Now,
            State = "UPDATE_IN_PROGRESS",
            Source = source,
            Target = target,
        };
        cluster.Operations.Add(operation);
        cluster.State = "UPDATING";
        cluster.NextVersion();
        if (Rolling.Contains(type))
            Roll(cluster);
        state.Agenda.After(time, () =>
        {
            cluster.BrokerAway = null;
            if (KafkaResourceStates.Fails(state, cluster, KafkaResourceStates.UpdateFailed))
            {
                (operation.State, operation.Error) = (KafkaResourceStates.UpdateFailed, KafkaResourceStates.Error(type));
            }
            else
            {
                work();
                operation.State = "UPDATE_COMPLETE";
            }

            operation.Ended = state.Agenda.Now;
            cluster.State = "ACTIVE";
            cluster.NextVersion();
        });
        return new JsonObject { ["clusterArn"] = cluster.Arn, ["clusterOperationArn"] = operation.Arn };
    }

    private void Roll(KafkaCluster cluster)
    {
        foreach (var broker in Enumerable.Range(0, cluster.Brokers))
            state.Agenda.After(state.Timings.RollBroker * broker, () => cluster.BrokerAway = broker + 1);
    }
}
