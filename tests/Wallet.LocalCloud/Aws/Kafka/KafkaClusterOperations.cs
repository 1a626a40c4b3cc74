using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Creating, describing and deleting clusters; brokers, versions and operations.</summary>
internal sealed class KafkaClusterOperations(KafkaState state)
{
    private readonly KafkaClusterCreation _creation = new(state);

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateClusterV2", new(
            AccessRules.Linked(state.Surroundings, KafkaAccess.LinkedService, _creation.Create), _creation.Access, "POST /api/v2/clusters")),
        ("DescribeClusterV2", new(Describe, Access, "GET /api/v2/clusters/{clusterArn}")),
        ("ListClustersV2", new(List, Access, "GET /api/v2/clusters")),
        ("DeleteCluster", new(Delete, call => KafkaAccess.WithoutCluster(state, call), "DELETE /v1/clusters/{clusterArn}")),
        ("GetBootstrapBrokers", new(Bootstrap, Access, "GET /v1/clusters/{clusterArn}/bootstrap-brokers")),
        ("ListNodes", new(Nodes, Access, "GET /v1/clusters/{clusterArn}/nodes")),
        ("ListKafkaVersions", new(Versions, Anywhere, "GET /v1/kafka-versions")),
        ("GetCompatibleKafkaVersions", new(Compatible, Access, "GET /v1/compatible-kafka-versions")),
        ("DescribeClusterOperation", new(Operation, Anywhere, "GET /v1/operations/{clusterOperationArn}")),
        ("DescribeClusterOperationV2", new(OperationV2, Anywhere, "GET /api/v2/operations/{clusterOperationArn}")),
        ("ListClusterOperations", new(call => Operations(call, KafkaOperationAnswer.Show), Access, "GET /v1/clusters/{clusterArn}/operations")),
        ("ListClusterOperationsV2", new(call => Operations(call, KafkaOperationAnswer.ShowV2), Access, "GET /api/v2/clusters/{clusterArn}/operations")),
    ];

    private IEnumerable<AccessRequest> Access(AwsCall call) => KafkaAccess.OnCluster(state, call);

    private static IEnumerable<AccessRequest> Anywhere(AwsCall call)
        => [new("kafka:" + call.Operation, call.Input.Text("clusterOperationArn") ?? "*")];

    private JsonObject Describe(AwsCall call) => new() { ["clusterInfo"] = KafkaClusterAnswer.Show(state.Cluster(call)) };

    private JsonObject List(AwsCall call)
    {
        var prefix = call.Input.Text("clusterNameFilter") ?? "";
        var asked = state.Clusters.Values.Where(cluster => cluster.Name.StartsWith(prefix, StringComparison.Ordinal));
        if (call.Input.Text("clusterTypeFilter") is { } type && !type.Equals("PROVISIONED", StringComparison.OrdinalIgnoreCase))
            asked = [];
        return state.Page(call, "clusterInfoList", asked, cluster => cluster.Name, KafkaClusterAnswer.Show);
    }

    private JsonObject Delete(AwsCall call)
    {
        var cluster = state.Cluster(call);
        if (call.Input.Text("currentVersion") is { } version && version != cluster.CurrentVersion)
            throw KafkaFaults.BadRequest("This operation cannot be performed: the given cluster version is not the current one.");
        if (cluster.State is not ("ACTIVE" or "FAILED"))
            throw KafkaFaults.BadRequest($"You can't delete cluster in {cluster.State} state.");
        cluster.State = "DELETING";
        state.Agenda.After(state.Timings.Delete, () =>
        {
            state.Clusters.Remove(cluster.Arn);
            cluster.Engine.Delete();
            state.Agenda.After(state.Timings.NetworkInterfacesLinger, () => cluster.NetworkInterfaces.ForEach(state.Surroundings.RemoveNetworkInterface));
        });
        return new JsonObject { ["clusterArn"] = cluster.Arn, ["state"] = cluster.State };
    }

    private JsonObject Bootstrap(AwsCall call)
    {
        var cluster = state.Cluster(call);
        return cluster.State is "CREATING" or "DELETING" or "FAILED"
            ? throw KafkaFaults.BadRequest($"Unable to get bootstrap brokers: the cluster is in {cluster.State} state.")
            : KafkaClusterAnswer.Bootstrap(cluster, state.Random, state.Hostility.SomeBrokers);
    }

    private JsonObject Nodes(AwsCall call)
    {
        var cluster = state.Cluster(call);
        return state.Page(call, "nodeInfoList", Enumerable.Range(1, cluster.Brokers), id => id.ToString("D3", CultureInfo.InvariantCulture), id => new JsonObject
        {
            ["addedToClusterTime"] = cluster.Created.Iso(),
            ["nodeType"] = "BROKER",
            ["instanceType"] = cluster.BrokerType,
            ["nodeARN"] = $"{cluster.Arn.Replace(":cluster/", ":broker/", StringComparison.Ordinal)}-{id}",
            ["brokerNodeInfo"] = new JsonObject
            {
                ["brokerId"] = id,
                ["clientSubnet"] = cluster.Subnets[(id - 1) % cluster.Subnets.Count].SubnetId,
                ["endpoints"] = CallMembers.ToJsonArray([KafkaClusterAnswer.Host(cluster, id)]),
                ["currentBrokerSoftwareInfo"] = KafkaClusterAnswer.Software(cluster),
            },
        });
    }

    private JsonObject Versions(AwsCall call)
        => state.Page(call, "kafkaVersions", KafkaCatalog.Versions, version => version, version => new JsonObject
        {
            ["version"] = version,
            ["status"] = KafkaCatalog.IsDeprecated(version) ? "DEPRECATED" : "ACTIVE",
        });

    private JsonObject Compatible(AwsCall call)
    {
        var sources = call.Input.Text("clusterArn") is null ? KafkaCatalog.Versions : [state.Cluster(call).KafkaVersion];
        return new JsonObject
        {
            ["compatibleKafkaVersions"] = CallMembers.ToJsonArray(sources.Select(source => new JsonObject
            {
                ["sourceVersion"] = source,
                ["targetVersions"] = CallMembers.ToJsonArray(KafkaCatalog.Targets(source)),
            })),
        };
    }

    private JsonObject Operation(AwsCall call)
    {
        var (cluster, operation) = Find(call);
        return new JsonObject { ["clusterOperationInfo"] = KafkaOperationAnswer.Show(cluster, operation) };
    }

    private JsonObject OperationV2(AwsCall call)
    {
        var (cluster, operation) = Find(call);
        var shown = KafkaOperationAnswer.ShowV2(cluster, operation);
        shown["errorInfo"] = operation.Error?.DeepClone();
        shown["provisioned"] = new JsonObject { ["sourceClusterInfo"] = operation.Source.DeepClone(), ["targetClusterInfo"] = operation.Target.DeepClone() };
        return new JsonObject { ["clusterOperationInfo"] = shown };
    }

    private JsonObject Operations(AwsCall call, Func<KafkaCluster, KafkaOperation, JsonObject> show)
    {
        var cluster = state.Cluster(call);

        var numbered = cluster.Operations.AsEnumerable().Reverse().Index();
        return state.Page(call, "clusterOperationInfoList", numbered, pair => pair.Index.ToString("D6", CultureInfo.InvariantCulture), pair => show(cluster, pair.Item));
    }

    private (KafkaCluster Cluster, KafkaOperation Operation) Find(AwsCall call)
    {
        var arn = call.Input.Required("clusterOperationArn");
        return (from cluster in state.Clusters.Values
                from operation in cluster.Operations
                where operation.Arn == arn
                select (cluster, operation)).Cast<(KafkaCluster, KafkaOperation)?>().FirstOrDefault()
            ?? throw KafkaFaults.NotFound($"The cluster operation {arn} does not exist.");
    }
}
