using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Network;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class NetworkStepTests : IAsyncLifetime
{
    private static readonly PlatformPass Pass = SamplePlatform.Pass();
    private LocalAccount _account = null!;
    private NetworkStep _step = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        _step = new NetworkStep(_account.Regions, TestRooms.Tools(_account.Clock));
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Finds_the_clusters_subnets_and_makes_groups()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();

        var land = _account.Cloud.Ec2.Landscape;
        facts.VpcId.Should().Be(land.VpcId);
        facts.OidcIssuer.Should().StartWith("oidc.eks.");
        facts.PublicSubnetIds.Should().BeEquivalentTo(land.PublicSubnetIds.Take(2));
        facts.PrivateSubnetIds.Should().BeEquivalentTo(land.PrivateSubnetIds.Take(2));
        facts.DatabaseSubnetIds.Should().BeEquivalentTo(land.DataSubnetIds.Take(2));
        facts.ClusterSecurityGroupId.Should().Be(land.ClusterSecurityGroupId);
    }

    [Fact]
    public async Task Only_pods_reach_the_database_and_it_reaches_nobody()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();

        var group = await GroupAsync(facts.DatabaseSecurityGroupId);
        var permission = group.IpPermissions.Should().ContainSingle().Subject;
        permission.FromPort.Should().Be(3306);
        permission.UserIdGroupPairs.Should().ContainSingle().Which.GroupId.Should().Be(facts.ClusterSecurityGroupId);
        (permission.Ipv4Ranges ?? []).Should().BeEmpty();
        (group.IpPermissionsEgress ?? []).Should().BeEmpty();
    }

    [Fact]
    public async Task A_steady_pass_mutates_nothing()
    {
        await _step.BuildAsync(_account, Pass);
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.InSync>();
        _account.Journal.Mutations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_rule_that_someone_added_is_removed_and_reported()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();
        await _account.Clients.EC2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
        {
            GroupId = facts.DatabaseSecurityGroupId,
            IpPermissions = [new IpPermission { IpProtocol = "tcp", FromPort = 3306, ToPort = 3306, Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0" }] }],
        });
        _account.Clock.Advance(TimeSpan.FromMinutes(5));

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Changes.Should().ContainSingle().Which.Should().Be(
            new PlannedChange("SecurityGroup wp-demo-1a2b3c4d-database", "RevokeIngress", "tcp 3306 from 0.0.0.0/0"));
        (await GroupAsync(facts.DatabaseSecurityGroupId)).IpPermissions.Should().ContainSingle();
    }

    [Fact]
    public async Task A_foreign_group_of_our_name_blocks_and_stays_untouched()
    {
        await _account.Clients.EC2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest
        {
            VpcId = _account.Cloud.Ec2.Landscape.VpcId,
            GroupName = "wp-demo-1a2b3c4d-cache",
            Description = "theirs",
        });
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
        _account.Journal.Clear();

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("wp-demo-1a2b3c4d-cache");
        _account.Mutations("ec2").Should().NotContain(["AuthorizeSecurityGroupIngress", "RevokeSecurityGroupEgress", "CreateTags"]);
    }

    [Fact]
    public async Task Subnets_are_made_from_blocks_one_in_each_zone_and_have_no_way_out()
    {
        var pass = SamplePlatform.Pass(settings => settings with
        {
            Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"] },
        });

        var facts = (await _step.BuildAsync(_account, pass)).Fact<NetworkFacts>();

        var subnets = (await _account.Clients.EC2.DescribeSubnetsAsync(new DescribeSubnetsRequest { SubnetIds = [.. facts.DatabaseSubnetIds] })).Subnets;
        subnets.Select(subnet => subnet.CidrBlock).Should().BeEquivalentTo("10.0.240.0/24", "10.0.241.0/24");
        subnets.Select(subnet => subnet.AvailabilityZone).Should().OnlyHaveUniqueItems();
        var tables = await _account.Clients.EC2.DescribeRouteTablesAsync(
            new DescribeRouteTablesRequest { Filters = [new Filter("association.subnet-id", [.. facts.DatabaseSubnetIds])] });
        var table = tables.RouteTables.Should().ContainSingle().Subject;
        table.Associations.Select(association => association.SubnetId).Should().BeEquivalentTo(facts.DatabaseSubnetIds);
        table.Routes.Should().OnlyContain(route => route.GatewayId == "local");
        await _step.TearDownAsync(_account, pass);
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_way_to_the_internet_that_someone_gave_to_the_database_is_taken_away()
    {
        var pass = SamplePlatform.Pass(settings => settings with
        {
            Network = settings.Network with { DatabaseSubnetCidrs = ["10.0.240.0/24", "10.0.241.0/24"] },
        });
        await _step.BuildAsync(_account, pass);
        var ours = new Filter("tag:wallet-operator.io/uid", [SamplePlatform.Uid]);
        var table = (await _account.Clients.EC2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [ours] })).RouteTables.Single();
        var gateway = await RouteOfAsync(_account.Cloud.Ec2.Landscape.PublicSubnetIds[0]);
        await _account.Clients.EC2.CreateRouteAsync(
            new CreateRouteRequest { RouteTableId = table.RouteTableId, DestinationCidrBlock = "0.0.0.0/0", GatewayId = gateway.GatewayId });
        _account.Clock.Advance(TimeSpan.FromMinutes(5));

        var outcome = await _step.ReconcileAsync(pass, CancellationToken.None);

        outcome.Changes.Should().ContainSingle().Which.Should().Be(
            new PlannedChange("RouteTable wp-demo-1a2b3c4d-database", "DeleteRoute", "0.0.0.0/0"));
        (await _account.Clients.EC2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [ours] })).RouteTables.Single()
            .Routes.Should().OnlyContain(route => route.GatewayId == "local");
        (await _step.ReconcileAsync(pass, CancellationToken.None)).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task Without_a_way_out_for_pods_nothing_is_built_until_there_is_one()
    {
        await LoseNatGatewayAsync();
        _account.Journal.Clear();

        var blocked = await _step.ReconcileAsync(Pass, CancellationToken.None);

        blocked.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("which is gone").And.Contain("sts");
        _account.Journal.Mutations.Should().BeEmpty();

        await AddEndpointsAsync();
        (await _step.ReconcileAsync(Pass, CancellationToken.None)).Should().BeOfType<StepOutcome.Blocked>("interface endpoints are still pending");
        _account.Clock.Advance(TimeSpan.FromMinutes(5));
        await _step.BuildAsync(_account, Pass);
    }

    [Fact]
    public async Task A_way_out_that_is_lost_later_is_told_and_takes_nothing_from_what_is_built()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();
        await LoseNatGatewayAsync();
        _account.Clock.Advance(TimeSpan.FromMinutes(5));

        var outcome = await _step.ReconcileAsync(Pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("which is gone");
        outcome.Fact<NetworkFacts>().Should().BeEquivalentTo(facts);
    }

    [Fact]
    public async Task An_unknown_cluster_blocks_with_the_field_to_correct()
    {
        var pass = SamplePlatform.Pass(settings => settings with { Network = settings.Network with { EksClusterName = "other" } });

        var outcome = await _step.ReconcileAsync(pass, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.network.eksClusterName");
    }

    [Fact]
    public async Task Deletion_names_what_is_in_the_way_waits_for_it_and_leaves_nothing()
    {
        var facts = (await _step.BuildAsync(_account, Pass)).Fact<NetworkFacts>();
        var used = _account.Cloud.AddNetworkInterface(facts.DatabaseSubnetIds[0], [facts.DatabaseSecurityGroupId], "RDSNetworkInterface");

        var blocked = await _step.DeleteAsync(Pass, CancellationToken.None);
        blocked.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain(
            $"SecurityGroup wp-demo-1a2b3c4d-database is still used by {used} (RDSNetworkInterface).");

        _account.Cloud.RemoveNetworkInterface(used);
        await _step.TearDownAsync(_account, Pass);
        await AssertNothingLeftAsync();
    }

    [Fact]
    public async Task A_retained_databases_groups_are_released_not_deleted()
    {
        var pass = SamplePlatform.Pass(settings => settings with
        {
            Deletion = settings.Deletion with { Exceptions = new Dictionary<string, DeletionPolicy> { ["database"] = DeletionPolicy.Retain } },
        });
        var facts = (await _step.BuildAsync(_account, pass)).Fact<NetworkFacts>();

        await _step.TearDownAsync(_account, pass);

        (await GroupAsync(facts.DatabaseSecurityGroupId)).Tags.Single(tag => tag.Key == "wallet-operator.io/uid")
            .Value.Should().Be($"released-{SamplePlatform.Uid}");
    }

    private async Task LoseNatGatewayAsync()
    {
        var route = await RouteOfAsync(_account.Cloud.Ec2.Landscape.PrivateSubnetIds[0]);
        await _account.Clients.EC2.DeleteNatGatewayAsync(new DeleteNatGatewayRequest { NatGatewayId = route.NatGatewayId });
    }

    private async Task AddEndpointsAsync()
    {
        foreach (var service in (string[])["ecr.api", "ecr.dkr", "s3", "sts"])
        {
            await _account.Clients.EC2.CreateVpcEndpointAsync(new CreateVpcEndpointRequest
            {
                VpcId = _account.Cloud.Ec2.Landscape.VpcId,
                ServiceName = $"com.amazonaws.{LocalAccount.Region}.{service}",
                VpcEndpointType = service == "s3" ? VpcEndpointType.Gateway : VpcEndpointType.Interface,
            });
        }
    }

    private async Task<Route> RouteOfAsync(string subnet) => (await _account.Clients.EC2.DescribeRouteTablesAsync(
            new DescribeRouteTablesRequest { Filters = [new Filter("association.subnet-id", [subnet])] })).RouteTables.Single()
        .Routes.Single(route => route.DestinationCidrBlock == "0.0.0.0/0");

    private async Task<SecurityGroup> GroupAsync(string id)
        => (await _account.Clients.EC2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] })).SecurityGroups.Single();

    private async Task AssertNothingLeftAsync()
    {
        var uid = new Filter("tag:wallet-operator.io/uid", [SamplePlatform.Uid]);
        ((await _account.Clients.EC2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [uid] })).SecurityGroups ?? [])
            .Should().BeEmpty();
        ((await _account.Clients.EC2.DescribeSubnetsAsync(new DescribeSubnetsRequest { Filters = [uid] })).Subnets ?? []).Should().BeEmpty();
        ((await _account.Clients.EC2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [uid] })).RouteTables ?? [])
            .Should().BeEmpty();
        ((await _account.Clients.RDS.DescribeDBSubnetGroupsAsync(new())).DBSubnetGroups ?? []).Should().BeEmpty();
    }
}
