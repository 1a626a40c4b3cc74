using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>What MSK's calls ask of IAM.</summary>
internal static class KafkaAccess
{
    /// <summary>MSK as a principal.</summary>
    public const string LinkedService = "kafka.amazonaws.com";

    /// <summary>The call's action on the cluster it names, or on any.</summary>
    public static IEnumerable<AccessRequest> OnCluster(KafkaState state, AwsCall call)
    {
        var arn = call.Input.Text("clusterArn") ?? "*";
        yield return AccessRules.On("kafka:" + call.Operation, arn, null, state.Clusters.GetValueOrDefault(arn)?.Tags);
    }

    /// <summary>The call's action on the configuration it names, on the one that it makes, or on any.</summary>
    public static IEnumerable<AccessRequest> OnConfiguration(KafkaState state, AwsCall call)
    {
        var arn = call.Input.Text("arn")
            ?? (call.Input.Text("name") is { } name ? $"arn:aws:kafka:{call.Region}:{call.AccountId}:configuration/{name}/*" : "*");
        yield return AccessRules.On("kafka:" + call.Operation, arn, null, state.Configurations.GetValueOrDefault(arn)?.Tags);
    }

    /// <summary>
    /// Another configuration: the action on the cluster and, but for a change of version, on the configuration too, which MSK reads in the
    /// caller's name (service authorization reference, UpdateClusterConfiguration).
    /// </summary>
    public static IEnumerable<AccessRequest> WithConfiguration(KafkaState state, AwsCall call)
    {
        foreach (var request in OnCluster(state, call))
            yield return request;
        if ((call.Input["configurationInfo"] as JsonObject)?.Text("arn") is not { } arn)
            yield break;
        yield return new("kafka:DescribeConfigurationRevision", arn);
        if (call.Operation == "UpdateClusterConfiguration")
            yield return new("kafka:UpdateClusterConfiguration", arn);
    }

    /// <summary>
    /// The network that MSK looks at in the caller's name, and its own role. VPC endpoints, which the service authorization reference lists
    /// too, are of serverless clusters and of private connectivity.
    /// </summary>
    public static IEnumerable<AccessRequest> Network(AwsCall call, IStoreSurroundings surroundings) =>
    [
        .. ((string[])["ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeSecurityGroups"])
            .Select(action => new AccessRequest(action, "*")),
        .. surroundings.LinkedRoleAccess(LinkedService),
    ];

    /// <summary>The call's action on the cluster, and what a change of its logs needs.</summary>
    public static IEnumerable<AccessRequest> WithLogging(KafkaState state, AwsCall call) =>
    [
        .. OnCluster(state, call),
        .. call.Input["loggingInfo"] is { } logging ? Logging(SinksOf(state, call), KafkaLogging.Of(logging)) : [],
    ];

    /// <summary>The call's action on a cluster that goes, and with it the delivery of its logs.</summary>
    public static IEnumerable<AccessRequest> WithoutCluster(KafkaState state, AwsCall call)
        => [.. OnCluster(state, call), .. Logging(SinksOf(state, call), KafkaLogging.Nowhere)];

    /// <summary>
    /// Logs to a group or a bucket are deliveries of CloudWatch Logs, made in the caller's name, who must be able to let them in
    /// (MSK guide, "Broker logs", required permissions: AmazonMSKFullAccess and s3:PutBucketPolicy; that policy holds DescribeLogGroups,
    /// DescribeResourcePolicies and PutResourcePolicy for log groups).
    /// </summary>
    /// <param name="before">Where logs go so far.</param>
    /// <param name="after">Where they are to go.</param>
    public static IEnumerable<AccessRequest> Logging((string? Group, string? Bucket) before, (string? Group, string? Bucket) after)
    {
        if (before == after)
            yield break;
        yield return new("logs:ListLogDeliveries", "*");
        foreach (var request in Delivery(before.Group, after.Group).Concat(Delivery(before.Bucket, after.Bucket)))
            yield return request;
        if (after.Group is not null && after.Group != before.Group)
        {
            foreach (var action in (string[])["DescribeLogGroups", "DescribeResourcePolicies", "PutResourcePolicy"])
                yield return new($"logs:{action}", "*");
        }

        if (after.Bucket is null || after.Bucket == before.Bucket)
            yield break;
        yield return new("s3:GetBucketPolicy", $"arn:aws:s3:::{after.Bucket}");
        yield return new("s3:PutBucketPolicy", $"arn:aws:s3:::{after.Bucket}");
    }

    private static IEnumerable<AccessRequest> Delivery(string? before, string? after)
    {
        if (before == after)
            yield break;
        if (before is not null)
            yield return new("logs:GetLogDelivery", "*");
        yield return new($"logs:{(before is null ? "Create" : after is null ? "Delete" : "Update")}LogDelivery", "*");
    }

    private static (string? Group, string? Bucket) SinksOf(KafkaState state, AwsCall call)
        => KafkaLogging.Of(state.Clusters.GetValueOrDefault(call.Input.Text("clusterArn") ?? "")?.Provisioned["loggingInfo"]);
}
