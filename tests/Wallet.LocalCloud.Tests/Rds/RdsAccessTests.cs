using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Rds;

public sealed class RdsAccessTests
{
    private const string Arn = "arn:aws:rds:eu-west-1:123456789012:";
    private readonly RdsService _rds = new(CloudClock.ByHand(DateTimeOffset.UnixEpoch), new NoEngines(), new OpenSurroundings());

    [Fact]
    public void Creating_a_cluster_asks_for_every_resource_it_names_its_tags_its_role_and_its_key()
    {
        var asked = Ask("CreateDBCluster", RdsCloud.Request(more: new()
        {
            ["DBClusterParameterGroupName"] = "wallet-params",
            ["KmsKeyId"] = "arn:aws:kms:eu-west-1:123456789012:key/k",
            ["MonitoringRoleArn"] = "arn:aws:iam::123456789012:role/monitoring",
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Owner", ["Value"] = "wallet" }),
        }));

        asked.Select(request => $"{request.Action} {request.Resource}").Should().BeEquivalentTo(
            "rds:CreateDBCluster " + Arn + "cluster:wallet",
            "rds:AddTagsToResource " + Arn + "cluster:wallet",
            "rds:CreateDBCluster " + Arn + "cluster-pg:wallet-params",
            "rds:CreateDBCluster " + Arn + "og:default:aurora-mysql-8-0",
            "rds:CreateDBCluster " + Arn + "subgrp:wallet",
            "iam:PassRole arn:aws:iam::123456789012:role/monitoring",
            "kms:DescribeKey arn:aws:kms:eu-west-1:123456789012:key/k",
            "kms:CreateGrant arn:aws:kms:eu-west-1:123456789012:key/k",
            "kms:GenerateDataKey arn:aws:kms:eu-west-1:123456789012:key/k",
            "kms:Decrypt arn:aws:kms:eu-west-1:123456789012:key/k");
        asked.First().Context["aws:RequestTag/Owner"].Should().Equal("wallet");
    }

    [Fact]
    public void A_resources_own_tags_are_conditions_of_changing_it()
    {
        _rds.Operations["CreateDBSubnetGroup"].Handle(Call("CreateDBSubnetGroup", new()
        {
            ["DBSubnetGroupName"] = "wallet",
            ["DBSubnetGroupDescription"] = "private",
            ["SubnetIds"] = new JsonArray("subnet-1", "subnet-2"),
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "Owner", ["Value"] = "wallet" }),
        }));

        Ask("DeleteDBSubnetGroup", new() { ["DBSubnetGroupName"] = "wallet" }).Should().ContainSingle()
            .Which.Context["aws:ResourceTag/Owner"].Should().Equal("wallet");
    }

    private IReadOnlyList<AccessRequest> Ask(string operation, JsonObject input) => [.. _rds.Operations[operation].Access(Call(operation, input))];

    private static AwsCall Call(string operation, JsonObject input)
        => new("rds", operation, input, "eu-west-1", "123456789012", "arn:aws:iam::123456789012:user/admin", "request");
}
