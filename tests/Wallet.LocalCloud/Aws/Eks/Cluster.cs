using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Ec2;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>The cluster that the pods run in.</summary>
/// <param name="Name">Name.</param>
/// <param name="Region">Region.</param>
/// <param name="Issuer">OIDC issuer of its service accounts, a URL.</param>
/// <param name="Landscape">Its network.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record Cluster(string Name, string Region, string Issuer, Landscape Landscape, DateTimeOffset CreatedAt)
{
    /// <summary>ARN.</summary>
    public string Arn { get; } = $"arn:aws:eks:{Region}:{AccessControl.AccountId}:cluster/{Name}";

    /// <summary>As DescribeCluster shows it.</summary>
    public JsonObject Show() => new()
    {
        ["name"] = Name,
        ["arn"] = Arn,
        ["createdAt"] = CreatedAt.ToUnixTimeSeconds(),
        ["version"] = "1.34",
        ["platformVersion"] = "eks.9",
        ["status"] = "ACTIVE",
        ["endpoint"] = $"https://{Name}.{Region}.eks.amazonaws.com",
        ["roleArn"] = $"arn:aws:iam::{AccessControl.AccountId}:role/{Name}-cluster",
        ["identity"] = new JsonObject { ["oidc"] = new JsonObject { ["issuer"] = Issuer } },
        ["resourcesVpcConfig"] = new JsonObject
        {
            ["vpcId"] = Landscape.VpcId,
            ["subnetIds"] = CallMembers.ToJsonArray(Landscape.PublicSubnetIds.Concat(Landscape.PrivateSubnetIds)),
            ["securityGroupIds"] = new JsonArray(),
            ["clusterSecurityGroupId"] = Landscape.ClusterSecurityGroupId,
            ["endpointPublicAccess"] = true,
            ["endpointPrivateAccess"] = true,
        },
        ["tags"] = new JsonObject(),
    };
}
