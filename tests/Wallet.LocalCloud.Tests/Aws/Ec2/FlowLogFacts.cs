using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Ec2;

public sealed class FlowLogFacts
{
    private const string Group = "/aws/vendedlogs/flows";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"SERVICE"},"Action":"sts:AssumeRole"}]}""";
    private const string Rights = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[ACTIONS],"Resource":"*"}]}""";
    private const string Enough = "\"logs:CreateLogStream\",\"logs:PutLogEvents\",\"logs:DescribeLogGroups\",\"logs:DescribeLogStreams\"";

    private readonly CloudClock _clock = Cloud.Clock();
    private readonly AwsCloud _cloud;
    private readonly string _subnet;

    public FlowLogFacts()
    {
        _cloud = new(_clock);
        _subnet = _cloud.Ec2.Landscape.PrivateSubnetIds[0];
        _cloud.Logs.Call("CreateLogGroup", $$"""{"logGroupName":"{{Group}}"}""");
    }

    [Theory]
    [InlineData("vpc-flow-logs.amazonaws.com", Enough, null)]
    [InlineData("monitoring.rds.amazonaws.com", Enough, "Access error")]
    [InlineData("vpc-flow-logs.amazonaws.com", "\"logs:CreateLogStream\",\"logs:PutLogEvents\",\"logs:DescribeLogStreams\"", "Access error")]
    [InlineData("vpc-flow-logs.amazonaws.com", "\"logs:DescribeLogGroups\"", "Access error")]
    public void Records_are_delivered_with_the_rights_of_their_role(string trusted, string actions, string? error)
    {
        Role(trusted, actions);
        Create();

        (Shown()["deliverLogsStatus"]!.ToString(), Shown()["deliverLogsErrorMessage"]?.ToString()).Should().Be((error is null ? "SUCCESS" : "FAILED", error));
    }

    [Theory]
    [InlineData(Enough, false)]
    [InlineData($"{Enough},\"logs:CreateLogGroup\"", true)]
    public void A_group_that_is_gone_comes_back_only_by_a_role_that_may_make_it(string actions, bool comesBack)
    {
        Role("vpc-flow-logs.amazonaws.com", actions);
        Create();
        _cloud.Logs.Call("DeleteLogGroup", $$"""{"logGroupName":"{{Group}}"}""");

        Shown()["deliverLogsStatus"]!.ToString().Should().Be(comesBack ? "SUCCESS" : "FAILED");
        _cloud.Logs.Exists(Group).Should().Be(comesBack);
    }

    [Fact]
    public void What_is_refused_is_in_the_answer()
    {
        Role("vpc-flow-logs.amazonaws.com", Enough);
        Refusal(Create()).Should().BeNull();
        Refusal(Create()).Should().Be("FlowLogAlreadyExists");
        Refusal(Create("another")).Should().BeNull();
        Refusal(Create("a-third")).Should().Be("FlowLogsLimitExceeded");
        Refusal(Create(subnet: "subnet-0a")).Should().Be("InvalidSubnetID.NotFound");
        _cloud.Ec2.Refusal("CreateFlowLogs", $$"""{"ResourceId":["{{_subnet}}"],"LogGroupName":"g"}""").Should().Be("InvalidParameter");
    }

    private JsonObject Create(string group = Group, string? subnet = null) => _cloud.Ec2.Call("CreateFlowLogs", $$"""
        {"ResourceId":["{{subnet ?? _subnet}}"],"ResourceType":"Subnet","TrafficType":"ALL","LogGroupName":"{{group}}","DeliverLogsPermissionArn":"arn:aws:iam::123456789012:role/flows"}
        """);

    private static string? Refusal(JsonObject answer) => answer["unsuccessful"]!.AsArray() is [var refused] ? refused!["error"]!["code"]!.ToString() : null;

    private JsonObject Shown() => _cloud.Ec2.Call("DescribeFlowLogs")["flowLogSet"]![0]!.AsObject();

    private void Role(string trusted, string actions)
    {
        _cloud.Iam.Call("CreateRole", new JsonObject
        {
            ["RoleName"] = "flows",
            ["AssumeRolePolicyDocument"] = Trust.Replace("SERVICE", trusted, StringComparison.Ordinal),
        }.ToJsonString());
        _cloud.Iam.Call("PutRolePolicy", new JsonObject
        {
            ["RoleName"] = "flows",
            ["PolicyName"] = "logs",
            ["PolicyDocument"] = Rights.Replace("ACTIONS", actions, StringComparison.Ordinal),
        }.ToJsonString());
        _clock.Advance(TimeSpan.FromSeconds(3));
    }
}
