using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Cache;
using Wallet.Operator.Database;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Rights;

/// <summary>Somebody with all rights who changes by hand what is the operator's.</summary>
internal sealed class Meddler(World world, PlatformNames names)
{
    private const string Anybody = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string KeyPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}""";

    /// <summary>Other rights, keys and secrets on their way out, strangers let in, other groups of parameters.</summary>
    public async Task MeddleAsync()
    {
        await MeddleWithRightsAsync();
        await MeddleWithKeysAsync();
        await MeddleWithNetworkAsync();
        await MeddleWithRoutesAsync();
        await MeddleWithTagsAsync();
        await MeddleWithLogsAsync();
        await world.Administrator.RDS.ModifyDBClusterAsync(new()
        {
            DBClusterIdentifier = DatabaseNames.Cluster(names),
            DBClusterParameterGroupName = "default.aurora-mysql8.0",
            ApplyImmediately = true,
        });
        await world.Administrator.ElastiCache.ModifyReplicationGroupAsync(new()
        {
            ReplicationGroupId = CacheNames.Group(names),
            CacheParameterGroupName = "default.redis7",
            ApplyImmediately = true,
        });
    }

    /// <summary>Stops the database, as one does to save money.</summary>
    public async Task StopDatabaseAsync()
    {
        using var client = new StoppingClient(world);
        await client.StopAsync(DatabaseNames.Cluster(names));
    }

    /// <summary>Puts an interface into the platform's security group of the database; its id.</summary>
    public async Task<string> OccupyNetworkAsync()
    {
        var group = await GroupIdAsync("database");
        return world.Cloud.Aws.Inspect(() => world.Cloud.Account.AddNetworkInterface(
            world.Cloud.Account.Ec2.Landscape.DataSubnetIds[0], [group], "somebody else's"));
    }

    private async Task MeddleWithRightsAsync()
    {
        var iam = world.Administrator.IAM;
        var role = names.For("app");
        await iam.UpdateAssumeRolePolicyAsync(new() { RoleName = role, PolicyDocument = Anybody });
        await iam.PutRolePolicyAsync(new() { RoleName = role, PolicyName = "theirs", PolicyDocument = Everything });
        await iam.DeleteRolePolicyAsync(new() { RoleName = role, PolicyName = "kafka" });
        await iam.AttachRolePolicyAsync(new() { RoleName = role, PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess" });
    }

    private async Task MeddleWithKeysAsync()
    {
        var kms = world.Administrator.KMS;
        var key = ArnOf(":kms:", ":key/");
        await kms.PutKeyPolicyAsync(new() { KeyId = key, PolicyName = "default", Policy = KeyPolicy });
        await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 });
        await world.Administrator.SecretsManager.DeleteSecretAsync(new() { SecretId = $"{names.Stem}/database/app", RecoveryWindowInDays = 7 });
    }

    private async Task MeddleWithNetworkAsync()
    {
        var stranger = new IpPermission { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] };
        await world.Administrator.EC2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = await GroupIdAsync("database"), IpPermissions = [stranger] });
        var landscape = world.Cloud.Account.Ec2.Landscape;
        await world.Administrator.RDS.ModifyDBSubnetGroupAsync(new()
        {
            DBSubnetGroupName = names.For("database"),
            SubnetIds = [.. OwnedSubnets(), landscape.DataSubnetIds[0]],
        });
        await world.Administrator.ElastiCache.ModifyCacheSubnetGroupAsync(new()
        {
            CacheSubnetGroupName = names.For("cache"),
            SubnetIds = [.. landscape.PrivateSubnetIds, landscape.DataSubnetIds[0]],
        });
    }

    // The database's subnets get a way out, the pods' lose theirs and have endpoints instead.
    private async Task MeddleWithRoutesAsync()
    {
        var ec2 = world.Administrator.EC2;
        var landscape = world.Cloud.Account.Ec2.Landscape;
        foreach (var service in (string[])["ecr.api", "ecr.dkr", "s3", "sts"])
        {
            await ec2.CreateVpcEndpointAsync(new()
            {
                VpcId = landscape.VpcId,
                ServiceName = $"com.amazonaws.{World.Region}.{service}",
                VpcEndpointType = service == "s3" ? VpcEndpointType.Gateway : VpcEndpointType.Interface,
            });
        }

        var tables = (await ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest())).RouteTables;
        var way = tables.SelectMany(table => table.Routes).First(route => route.NatGatewayId is not null);
        await ec2.DeleteNatGatewayAsync(new() { NatGatewayId = way.NatGatewayId });
        await ec2.CreateRouteAsync(new()
        {
            RouteTableId = ArnOf(":route-table/").Split('/')[^1],
            DestinationCidrBlock = "0.0.0.0/0",
            GatewayId = tables.SelectMany(table => table.Routes).First(route => route.GatewayId?.StartsWith("igw-", StringComparison.Ordinal) == true).GatewayId,
        });
    }

    // Under the operator's prefix, as a former version of it might have left.
    private async Task MeddleWithTagsAsync()
    {
        const string Key = "wallet-operator.io/former";
        await world.Administrator.RDS.AddTagsToResourceAsync(new() { ResourceName = ArnOf(":rds:", ":cluster:"), Tags = [new() { Key = Key, Value = "1" }] });
        await world.Administrator.ElastiCache.AddTagsToResourceAsync(
            new() { ResourceName = ArnOf(":elasticache:", ":replicationgroup:"), Tags = [new() { Key = Key, Value = "1" }] });
        await world.Administrator.Kafka.TagResourceAsync(
            new() { ResourceArn = ArnOf(":kafka:", ":cluster/"), Tags = new Dictionary<string, string> { [Key] = "1" } });
    }

    // Groups without keys and ends, as somebody makes them who finds one missing.
    private async Task MeddleWithLogsAsync()
    {
        string[] groups =
        [
            $"/aws/vendedlogs/{names.For("kafka")}", $"/aws/vendedlogs/{names.For("flow-logs")}", $"/aws/rds/cluster/{names.For("aurora")}/audit",
        ];
        foreach (var name in groups)
        {
            await world.Administrator.Logs.DeleteLogGroupAsync(new() { LogGroupName = name });
            await world.Administrator.Logs.CreateLogGroupAsync(
                new() { LogGroupName = name, Tags = new Dictionary<string, string> { [PlatformTags.Uid] = names.Uid } });
        }
    }

    private IEnumerable<string> OwnedSubnets()
        => world.ResourcesOf(names.Uid).Where(arn => arn.Contains(":subnet/", StringComparison.Ordinal)).Select(arn => arn.Split('/')[^1]);

    private string ArnOf(params string[] parts)
        => world.ResourcesOf(names.Uid).First(arn => parts.All(part => arn.Contains(part, StringComparison.Ordinal)));

    private async Task<string> GroupIdAsync(string part) => (await world.Administrator.EC2.DescribeSecurityGroupsAsync(
        new DescribeSecurityGroupsRequest { Filters = [new Filter("group-name", [names.For(part)])] })).SecurityGroups.Single().GroupId;
}
