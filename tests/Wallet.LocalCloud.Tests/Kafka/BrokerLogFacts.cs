using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Kafka;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;
using Wallet.LocalCloud.Tests.Aws;

namespace Wallet.LocalCloud.Tests.Kafka;

/// <summary>What MSK asks of those who want the brokers' logs.</summary>
public sealed class BrokerLogFacts
{
    private const string Group = "/aws/vendedlogs/kafka";
    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;
    private readonly KafkaService _kafka;

    public BrokerLogFacts()
    {
        _cloud = new(_clock);
        _kafka = new(_clock, new NoEngines(), _cloud);
        _cloud.UnusableBuckets["theirs"] = "it is in another region.";
    }

    [Fact]
    public void A_log_group_must_be_there_and_is_opened_to_the_delivery()
    {
        _kafka.Refusal("CreateClusterV2", Creation(CloudWatch(null))).Should().Be("BadRequestException");
        _kafka.Refusal("CreateClusterV2", Creation(CloudWatch(Group))).Should().Be("BadRequestException", "MSK makes none");
        _cloud.Logs.Call("CreateLogGroup", $$"""{"logGroupName":"{{Group}}"}""");

        _kafka.Call("CreateClusterV2", Creation(CloudWatch(Group)));

        _cloud.Logs.Receives(Group).Should().BeTrue();
    }

    [Fact]
    public void A_bucket_must_be_there_too()
    {
        _kafka.Refusal("CreateClusterV2", Creation(S3("theirs"))).Should().Be("BadRequestException");
        _kafka.Call("CreateClusterV2", Creation(S3("ours")));
    }

    [Fact]
    public void Each_delivery_is_set_up_in_the_callers_name()
    {
        Asked(Creation(CloudWatch(Group))).Should().Equal(
            "logs:ListLogDeliveries", "logs:CreateLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy");
        Asked(Creation(S3("ours"))).Should().Equal("logs:ListLogDeliveries", "logs:CreateLogDelivery", "s3:GetBucketPolicy", "s3:PutBucketPolicy");
        Asked(Creation("")).Should().BeEmpty();
    }

    private IEnumerable<string> Asked(string input)
        => _kafka.Access("CreateClusterV2", input).Select(a => a.Action)
            .Where(action => action.StartsWith("logs:", StringComparison.Ordinal) || action.StartsWith("s3:", StringComparison.Ordinal));

    private static string CloudWatch(string? group)
        => Logging("cloudWatchLogs", group is null ? "" : $",\"logGroup\":\"{group}\"");

    private static string S3(string bucket) => Logging("s3", $",\"bucket\":\"{bucket}\"");

    private static string Logging(string sink, string where)
        => ""","loggingInfo":{"brokerLogs":{"SINK":{"enabled":trueWHERE}}}""".Replace("SINK", sink, StringComparison.Ordinal)
            .Replace("WHERE", where, StringComparison.Ordinal);

    private string Creation(string logging)
    {
        var subnets = new JsonArray([.. _cloud.Ec2.Landscape.PrivateSubnetIds.Take(2).Select(subnet => (JsonNode)subnet)]).ToJsonString();
        return """
            {"clusterName":"wallet","provisioned":{"kafkaVersion":"3.6.0","numberOfBrokerNodes":2,"brokerNodeGroupInfo":{"instanceType":"kafka.m5.large","clientSubnets":SUBNETS}LOGGING}}
            """.Replace("SUBNETS", subnets, StringComparison.Ordinal).Replace("LOGGING", logging, StringComparison.Ordinal);
    }
}
