using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws.Ec2;

/// <summary>The network as the official SDK sees it.</summary>
public sealed class NetworkFacts : IAsyncLifetime
{
    private readonly CloudClock _clock = Cloud.Clock();
    private AwsCloud _cloud = null!;
    private AwsEndpoint _endpoint = null!;
    private AmazonEC2Client _ec2 = null!;

    private string Vpc => _cloud.Ec2.Landscape.VpcId;

    public async Task InitializeAsync()
    {
        _cloud = new(_clock, new() { Paging = new(Largest: 4) });
        _endpoint = await _cloud.StartAsync();
        _ec2 = Client(AccessControl.Administrator);
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    [Fact]
    public async Task The_landscape_has_three_tiers_in_three_zones()
    {
        var subnets = new List<Subnet>();
        await foreach (var subnet in _ec2.Paginators.DescribeSubnets(new() { Filters = [new("vpc-id", [Vpc])] }).Subnets)
            subnets.Add(subnet);
        subnets.Select(s => s.SubnetId).Should().HaveCount(9).And.OnlyHaveUniqueItems();
        subnets.GroupBy(s => s.AvailabilityZone).Should().HaveCount(3).And.OnlyContain(zone => zone.Count() == 3);
        subnets.Where(s => s.Tags.Any(t => t.Key == "kubernetes.io/role/internal-elb")).Select(s => s.SubnetId)
            .Should().BeEquivalentTo(_cloud.Ec2.Landscape.PrivateSubnetIds);
    }

    [Fact]
    public async Task A_route_to_an_internet_gateway_makes_subnets_public()
    {
        var tables = await _ec2.DescribeRouteTablesAsync(new DescribeRouteTablesRequest { Filters = [new("route.gateway-id", ["igw-*"])] });
        tables.RouteTables.Should().ContainSingle().Which.Associations.Select(a => a.SubnetId)
            .Should().BeEquivalentTo(_cloud.Ec2.Landscape.PublicSubnetIds);
    }

    [Fact]
    public async Task A_security_group_is_seen_a_little_later_with_its_tags_and_its_first_rule()
    {
        var id = await CreateGroup("db");
        await Refused(() => _ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [id] }),
            "InvalidGroup.NotFound");
        await Refused(() => CreateGroup("db"), "InvalidGroup.Duplicate");
        _clock.Advance(TimeSpan.FromSeconds(3));
        var group = (await _ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest
        {
            Filters = [new("tag:owner",
            ["wallet"])]
        })).SecurityGroups.Single();
        group.GroupId.Should().Be(id);
        group.IpPermissionsEgress.Single().IpProtocol.Should().Be("-1");
    }

    [Fact]
    public async Task Rules_are_unique_and_revoked_by_their_content()
    {
        var (db, app) = (await CreateGroup("db"), await CreateGroup("app"));
        _clock.Advance(TimeSpan.FromSeconds(3));
        var permission = new IpPermission
        {
            IpProtocol = "tcp",
            FromPort = 3306,
            ToPort = 3306,
            UserIdGroupPairs = [new() { GroupId = app, Description = "pods" }]
        };
        var added = await _ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = db, IpPermissions = [permission] });
        added.SecurityGroupRules.Single().ReferencedGroupInfo.GroupId.Should().Be(app);
        await Refused(() => _ec2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = db, IpPermissions = [permission] }),
            "InvalidPermission.Duplicate");
        await Refused(() => _ec2.DeleteSecurityGroupAsync(new() { GroupId = app }), "DependencyViolation");
        await _ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = db, IpPermissions = [permission] });
        await Refused(() => _ec2.RevokeSecurityGroupIngressAsync(new() { GroupId = db, IpPermissions = [permission] }),
            "InvalidPermission.NotFound");
        await _ec2.DeleteSecurityGroupAsync(new() { GroupId = app });
    }

    [Fact]
    public async Task A_network_interface_holds_its_group_and_its_subnet()
    {
        var group = await CreateGroup("db");
        _clock.Advance(TimeSpan.FromSeconds(3));
        var subnet = await _ec2.CreateSubnetAsync(new() { VpcId = Vpc, CidrBlock = "10.0.250.0/24", AvailabilityZone = "eu-west-1b" });
        var id = _endpoint.Inspect(() => _cloud.AddNetworkInterface(subnet.Subnet.SubnetId, [group], "RDSNetworkInterface"));
        (await _ec2.DescribeNetworkInterfacesAsync(new DescribeNetworkInterfacesRequest
        {
            Filters = [new("group-id",
            [group])]
        })).NetworkInterfaces.Single().PrivateIpAddress.Should().Be("10.0.250.4");
        await Refused(() => _ec2.DeleteSecurityGroupAsync(new() { GroupId = group }), "DependencyViolation");
        await Refused(() => _ec2.DeleteSubnetAsync(new() { SubnetId = subnet.Subnet.SubnetId }), "DependencyViolation");
        _endpoint.Inspect(() => { _cloud.RemoveNetworkInterface(id); return id; });
        await _ec2.DeleteSecurityGroupAsync(new() { GroupId = group });
        await _ec2.DeleteSubnetAsync(new() { SubnetId = subnet.Subnet.SubnetId });
    }

    [Theory]
    [InlineData("10.0.0.0/25", "InvalidSubnet.Conflict")]
    [InlineData("10.1.0.0/24", "InvalidSubnet.Range")]
    [InlineData("10.0.0.0/8", "InvalidParameterValue")]
    public async Task Subnets_must_fit(string cidr, string code)
        => await Refused(() => _ec2.CreateSubnetAsync(new() { VpcId = Vpc, CidrBlock = cidr }), code);

    [Fact]
    public async Task Dry_run_tells_whether_the_caller_may()
    {
        var request = new CreateSecurityGroupRequest { VpcId = Vpc, GroupName = "x", Description = "x", DryRun = true };
        await Refused(() => _ec2.CreateSecurityGroupAsync(request), "DryRunOperation");
        var nobody = Client(_endpoint.Access.AddUser("nobody", """{"Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}"""));
        await Refused(() => nobody.CreateSecurityGroupAsync(request), "UnauthorizedOperation");
    }

    [Fact]
    public async Task Tags_are_changed_in_place()
    {
        var subnet = _cloud.Ec2.Landscape.DataSubnetIds[0];
        await _ec2.CreateTagsAsync(new() { Resources = [subnet], Tags = [new("a", "1"), new("b", "2")] });
        await _ec2.DeleteTagsAsync(new() { Resources = [subnet], Tags = [new("a")] });
        var tags = await _ec2.DescribeTagsAsync(new DescribeTagsRequest { Filters = [new("resource-id", [subnet])] });
        tags.Tags.Select(t => $"{t.Key}={t.Value}").Should().BeEquivalentTo("Name=wallet-database-eu-west-1a", "Tier=database", "b=2");
    }

    private async Task<string> CreateGroup(string name) => (await _ec2.CreateSecurityGroupAsync(new CreateSecurityGroupRequest
    {
        VpcId = Vpc,
        GroupName = name,
        Description = name,
        TagSpecifications = name == "db" ? [new() { ResourceType = ResourceType.SecurityGroup, Tags = [new("owner", "wallet")] }] : null,
    })).GroupId;

    private AmazonEC2Client Client(AccessKey key) => new(Cloud.Credentials(key), Cloud.At<AmazonEC2Config>(_endpoint));

    private static async Task Refused(Func<Task> call, string code)
        => (await call.Should().ThrowAsync<AmazonEC2Exception>()).Which.ErrorCode.Should().Be(code);
}
