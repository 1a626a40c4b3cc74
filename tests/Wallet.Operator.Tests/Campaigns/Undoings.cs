using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Cache;
using Wallet.Operator.Database;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>Somebody, or AWS itself, who undoes one thing of a platform, again and again.</summary>
/// <param name="Service">Signing name of the service in which the operator sets it right.</param>
/// <param name="Operation">The call by which it does.</param>
/// <param name="UndoAsync">Undoes it, with all rights.</param>
internal sealed record Undoing(string Service, string Operation, Func<AwsClients, PlatformNames, Task> UndoAsync)
{
    public override string ToString() => $"{Service}:{Operation}";
}

/// <summary>One for each kind of change that AWS carries out at once.</summary>
internal static class Undoings
{
    private const string Anybody = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Former = "wallet-operator.io/former";

    public static readonly IReadOnlyList<Undoing> All =
    [
        new("rds", "ModifyDBClusterParameterGroup", (aws, names) => aws.RDS.ModifyDBClusterParameterGroupAsync(new()
        {
            DBClusterParameterGroupName = DatabaseNames.Cluster(names),
            Parameters = [new() { ParameterName = "max_connections", ParameterValue = "77", ApplyMethod = "immediate" }],
        })),
        new("rds", "RemoveTagsFromResource", async (aws, names) => await aws.RDS.AddTagsToResourceAsync(new()
        {
            ResourceName = (await aws.RDS.DescribeDBClustersAsync(new() { DBClusterIdentifier = DatabaseNames.Cluster(names) })).DBClusters!.Single().DBClusterArn,
            Tags = [new() { Key = Former, Value = "1" }],
        })),
        new("elasticache", "ResetCacheParameterGroup", (aws, names) => aws.ElastiCache.ModifyCacheParameterGroupAsync(new()
        {
            CacheParameterGroupName = CacheNames.Group(names),
            ParameterNameValues = [new() { ParameterName = "timeout", ParameterValue = "77" }],
        })),
        new("kafka", "UntagResource", async (aws, names) => await aws.Kafka.TagResourceAsync(new()
        {
            ResourceArn = (await aws.Kafka.ListClustersV2Async(new())).ClusterInfoList!.Single(each => each.ClusterName == names.For("kafka")).ClusterArn,
            Tags = new Dictionary<string, string> { [Former] = "1" },
        })),
        new("logs", "PutRetentionPolicy", (aws, names) => aws.Logs.PutRetentionPolicyAsync(
            new() { LogGroupName = $"/aws/rds/cluster/{DatabaseNames.Cluster(names)}/audit", RetentionInDays = 365 })),
        new("iam", "UpdateAssumeRolePolicy", (aws, names) => aws.IAM.UpdateAssumeRolePolicyAsync(
            new() { RoleName = names.For("app"), PolicyDocument = Anybody })),
        new("iam", "DeleteRolePolicy", (aws, names) => aws.IAM.PutRolePolicyAsync(
            new() { RoleName = names.For("app"), PolicyName = "theirs", PolicyDocument = Everything })),
        new("kms", "EnableKeyRotation", async (aws, names) => await aws.KMS.EnableKeyRotationAsync(
            new EnableKeyRotationRequest { KeyId = await KeyAsync(aws, names), RotationPeriodInDays = 100 })),
        new("ec2", "RevokeSecurityGroupIngress", LetStrangersInAsync),
    ];

    private static async Task LetStrangersInAsync(AwsClients aws, PlatformNames names)
    {
        var group = (await aws.EC2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest
        {
            Filters = [new Filter("group-name", [names.For("database")])],
        })).SecurityGroups.Single();
        if (group.IpPermissions.Exists(rule => rule.FromPort == 22))
            return;
        await aws.EC2.AuthorizeSecurityGroupIngressAsync(new()
        {
            GroupId = group.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
    }

    private static async Task<string> KeyAsync(AwsClients aws, PlatformNames names)
        => (await aws.KMS.DescribeKeyAsync(new DescribeKeyRequest { KeyId = $"alias/{names.For("shared")}" })).KeyMetadata.KeyId;
}
