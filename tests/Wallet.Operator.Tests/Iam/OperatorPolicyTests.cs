using System.Text.Json;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Compute;
using Wallet.Operator.Database.Logs;
using Wallet.Operator.Network;
using Wallet.Operator.Network.FlowLogs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Iam;

/// <summary>config/iam/operator-policy.json is enough, and refuses what is not the operator's.</summary>
public sealed class OperatorPolicyTests : IAsyncLifetime
{
    private const int InlinePolicyLimit = 10_240;
    private static readonly string Policy = LocalAccount.Policy;
    // What the data stores need is for their rooms' tests.
    private static readonly string[] Services = ["ec2:", "eks:", "iam:", "kms:", "logs:", "secretsmanager:"];
    private static readonly string[] OfStores = ["Read", "DeliverLogs", "LendKey", "LinkServices", "PassRole"];

    private LocalAccount _account = null!;
    private NetworkStep _network = null!;
    private SecurityStep _security = null!;
    private FlowLogsStep _flowLogs = null!;
    private DatabaseLogsStep _databaseLogs = null!;
    private ComputeStep _compute = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _network = new NetworkStep(_account.Regions, TestRooms.Tools(_account.Clock));
        _security = new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock));
        _flowLogs = new FlowLogsStep(_account.Regions, TestRooms.Tools(_account.Clock));
        _databaseLogs = new DatabaseLogsStep(_account.Regions, TestRooms.Tools(_account.Clock));
        _compute = new ComputeStep(_account.Regions, new NamedProfiles(), TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Network_security_and_compute_need_all_of_their_statements_and_no_more()
    {
        var first = Pass(tag: "first").With(settings => settings with
        {
            Tags = new Dictionary<string, string>(settings.Tags) { ["Team"] = "payments" },
        });
        first = await BuildAllAsync(first);
        await DisturbAsync(first.Find<SecurityFacts>()!);
        await OpenDatabaseSubnetsAsync();
        _account.Clock.Advance(TimeSpan.FromMinutes(10));
        await BuildAllAsync(Pass(tag: "second", boundary: "arn:aws:iam::aws:policy/AdministratorAccess"));
        var second = await BuildAllAsync(Pass(tag: "second"));
        var used = _account.Cloud.AddNetworkInterface(second.Find<NetworkFacts>()!.DatabaseSubnetIds[0], [second.Find<NetworkFacts>()!.DatabaseSecurityGroupId], "busy");
        await _network.DeleteAsync(second, CancellationToken.None);
        _account.Cloud.RemoveNetworkInterface(used);
        foreach (var step in new IPlatformStep[] { _compute, _databaseLogs, _flowLogs, _security, _network })
            await step.TearDownAsync(_account, second);

        _account.Access.Use.Unused("operator", Policy)
            .Where(right => !OfStores.Contains(right.Statement) && Services.Any(service => right.Action.StartsWith(service, StringComparison.Ordinal)))
            .Select(right => $"{right.Statement} {right.Action}")
            .Should().BeEmpty();
        _account.Models.Violations.Should().BeEmpty("every request keeps to the model of its service");
    }

    [Fact]
    public async Task It_lets_nothing_be_made_without_the_owners_tag()
    {
        var denied = FluentActions.Awaiting(() => _account.OperatorsClients.EC2.CreateSecurityGroupAsync(
            new() { VpcId = _account.Cloud.Ec2.Landscape.VpcId, GroupName = "wp-x", Description = "untagged" }));

        (await denied.Should().ThrowAsync<Amazon.EC2.AmazonEC2Exception>()).Which.Message.Should().Contain("not authorized");
    }

    [Fact]
    public async Task It_lets_nothing_of_others_be_changed()
    {
        var denied = FluentActions.Awaiting(() => _account.OperatorsClients.EC2.DeleteSecurityGroupAsync(
            new() { GroupId = _account.Cloud.Ec2.Landscape.ClusterSecurityGroupId }));

        (await denied.Should().ThrowAsync<Amazon.EC2.AmazonEC2Exception>()).Which.Message.Should().Contain("not authorized");
    }

    [Fact]
    public async Task It_hands_a_role_of_the_users_to_pods_and_to_no_other_service()
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["eks-fargate-pods.amazonaws.com","monitoring.rds.amazonaws.com"]},"Action":"sts:AssumeRole"}]}""";
        var role = (await _account.Clients.IAM.CreateRoleAsync(new() { RoleName = "company-pods", AssumeRolePolicyDocument = Trust })).Role!;
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        var pass = Pass(tag: "first");
        pass = pass with { Settings = pass.Settings with { Compute = pass.Settings.Compute with { PodExecutionRoleArn = role.Arn } } };

        await BuildAllAsync(pass);

        var name = (await _account.Clients.EKS.ListFargateProfilesAsync(new() { ClusterName = "wallet" })).FargateProfileNames!.Single();
        var profile = await _account.Clients.EKS.DescribeFargateProfileAsync(new() { ClusterName = "wallet", FargateProfileName = name });
        profile.FargateProfile!.PodExecutionRoleArn.Should().Be(role.Arn);
        var monitored = FluentActions.Awaiting(() => _account.OperatorsClients.RDS.CreateDBInstanceAsync(new()
        {
            DBInstanceIdentifier = "wp-x",
            DBClusterIdentifier = "wp-x",
            DBInstanceClass = "db.r6g.large",
            Engine = "aurora-mysql",
            MonitoringRoleArn = role.Arn,
            Tags = [new() { Key = "wallet-operator.io/uid", Value = "1" }],
        }));
        (await monitored.Should().ThrowAsync<Amazon.RDS.AmazonRDSException>()).Which.Message.Should().Contain("iam:PassRole");
    }

    [Fact]
    public void It_fits_an_inline_policy() => JsonSerializer.Serialize(JsonDocument.Parse(Policy)).Length.Should().BeLessThan(InlinePolicyLimit);

    private static PlatformPass Pass(string tag, string? boundary = null) => SamplePlatform.Pass(settings => settings with
    {
        Tags = new Dictionary<string, string> { ["CostCentre"] = tag },
        Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"], FlowLogs = true },
        Security = settings.Security with { PermissionsBoundaryArn = boundary },
        Messaging = settings.Messaging with { Authentication = ["IAM"] },
    }) with
    {
        FormerTagKeys = tag == "first" ? [] : ["Team"],
    };

    private async Task<PlatformPass> BuildAllAsync(PlatformPass pass)
    {
        foreach (var step in new IPlatformStep[] { _network, _security, _flowLogs, _databaseLogs, _compute })
            pass = pass with { Facts = [.. pass.Facts, .. (await step.BuildAsync(_account, pass)).Facts] };
        return pass;
    }

    // A group of ours without its key.
    private async Task DisturbLogsAsync()
    {
        const string Group = "/aws/vendedlogs/wp-demo-1a2b3c4d-flow-logs";
        var tags = new Dictionary<string, string> { ["wallet-operator.io/uid"] = SamplePlatform.Uid, ["Team"] = "payments" };
        await _account.Clients.Logs.DeleteLogGroupAsync(new() { LogGroupName = Group });
        await _account.Clients.Logs.CreateLogGroupAsync(new() { LogGroupName = Group, Tags = tags });
    }

    private async Task DisturbAsync(SecurityFacts facts)
    {
        const string Role = "wp-demo-1a2b3c4d-app";
        const string Other = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]}""";
        const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
        const string KeyPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}]}""";
        var (iam, kms) = (_account.Clients.IAM, _account.Clients.KMS);
        await iam.UpdateAssumeRolePolicyAsync(new() { RoleName = Role, PolicyDocument = Other });
        await iam.PutRolePolicyAsync(new() { RoleName = Role, PolicyName = "theirs", PolicyDocument = Everything });
        await iam.DeleteRolePolicyAsync(new() { RoleName = Role, PolicyName = "kafka" });
        await kms.PutKeyPolicyAsync(new() { KeyId = facts.KeyArns["database"], PolicyName = "default", Policy = KeyPolicy });
        await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = facts.KeyArns["database"], PendingWindowInDays = 7 });
        await DisturbLogsAsync();
        await _account.Clients.SecretsManager.DeleteSecretAsync(new() { SecretId = facts.DatabaseApp.SecretArn, RecoveryWindowInDays = 7 });
    }

    private async Task OpenDatabaseSubnetsAsync()
    {
        var tables = (await _account.Clients.EC2.DescribeRouteTablesAsync(new Amazon.EC2.Model.DescribeRouteTablesRequest())).RouteTables;
        await _account.Clients.EC2.CreateRouteAsync(new()
        {
            RouteTableId = tables.Single(table => (table.Tags ?? []).Exists(tag => tag.Value == SamplePlatform.Uid)).RouteTableId,
            DestinationCidrBlock = "0.0.0.0/0",
            GatewayId = tables.SelectMany(table => table.Routes).First(route => route.GatewayId?.StartsWith("igw-", StringComparison.Ordinal) == true).GatewayId,
        });
    }
}
