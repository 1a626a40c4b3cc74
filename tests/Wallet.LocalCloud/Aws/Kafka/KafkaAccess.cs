namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>What MSK's calls ask of IAM.</summary>
internal static class KafkaAccess
{
    /// <summary>The call's action on the cluster it names, or on any.</summary>
    public static IEnumerable<AccessRequest> OnCluster(KafkaState state, AwsCall call)
    {
        var arn = call.Input.Text("clusterArn") ?? "*";
        yield return AccessRules.On("kafka:" + call.Operation, arn, null, state.Clusters.GetValueOrDefault(arn)?.Tags);
    }

    /// <summary>The network interfaces that MSK makes in the caller's name.</summary>
    public static IEnumerable<AccessRequest> Network(AwsCall call)
        => ((string[])["ec2:DescribeSubnets", "ec2:DescribeVpcs", "ec2:DescribeSecurityGroups"]).Select(action => new AccessRequest(action, "*"));
}
