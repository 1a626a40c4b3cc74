using Wallet.Operator.Network;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class LayoutChecksTests
{
    private const string Region = "com.amazonaws.eu-west-1";
    private static readonly Dictionary<string, string> NoTags = [];
    private static readonly SubnetChoice Choice = new(["public-a", "public-b"], ["private-a", "private-b"], ["database-a", "database-b"], [], []);

    [Fact]
    public void The_usual_layout_carries_a_platform() => Check(subnet => subnet).Should().BeEmpty();

    [Theory]
    [InlineData("private-a", "igw-1", false, "PrivateSubnetIsPublic private-a has a route to an internet gateway, and Fargate takes private subnets alone")]
    [InlineData("private-a", null, false, "NoWayOut private-a has no default route, and the VPC has no endpoint of ecr.api, ecr.dkr, s3, sts")]
    [InlineData("private-b", "nat-1", true, "NoWayOut The default route of private-b leads to nat-1, which is gone, and the VPC has no endpoint of")]
    [InlineData("public-a", null, false, "NoWayIn public-a has no route to an internet gateway")]
    [InlineData("public-a", "nat-1", false, "NoWayIn public-a has no route to an internet gateway")]
    [InlineData("public-b", "igw-1", true, "NoWayIn public-b has no route to an internet gateway")]
    [InlineData("private-a", "tgw-1", false, null)]
    [InlineData("database-a", "nat-1", false, null)]
    public void Routes_are_looked_at(string id, string? route, bool isBlackhole, string? finding)
        => AssertFinding(Check(subnet => subnet.Id == id ? subnet with { DefaultRoute = route, IsBlackhole = isBlackhole } : subnet), finding);

    [Theory]
    [InlineData("ecr.api ecr.dkr s3 sts", null)]
    [InlineData("ecr.api ecr.dkr s3", "NoWayOut private-a has no default route, and the VPC has no endpoint of sts: pods there could not start or reach AWS.")]
    [InlineData("sts", "NoWayOut private-a has no default route, and the VPC has no endpoint of ecr.api, ecr.dkr, s3:")]
    public void Endpoints_stand_in_for_a_way_out(string services, string? finding)
        => AssertFinding(
            Check(
                subnet => subnet.Id == "private-a" ? subnet with { DefaultRoute = null } : subnet,
                observed => observed with { EndpointServices = [.. services.Split(' ').Select(service => $"{Region}.{service}")] }),
            finding);

    [Fact]
    public void An_image_that_is_not_in_ECR_needs_no_endpoint_of_it()
        => Check(
            subnet => subnet with { DefaultRoute = subnet.Id == "private-a" ? null : subnet.DefaultRoute },
            observed => observed with { EndpointServices = [$"{Region}.sts"] },
            settings => settings with { App = settings.App with { Image = "registry.internal/wallet-api:1" } }).Should().BeEmpty();

    // 4 pods at most, one more in a rollout and one of the migration; 2 brokers; 1 cache node. 2 instances of the database. Each over 2 zones.
    [Theory]
    [InlineData("private-a", 5, null)]
    [InlineData("private-a", 4, "NotEnoughAddresses Free addresses of private-a: 4, needed: 5. Name larger subnets in spec.network.privateSubnetIds, or lower spec.app.replicas.max.")]
    [InlineData("database-b", 2, null)]
    [InlineData("database-b", 1, "NotEnoughAddresses Free addresses of database-b: 1, needed: 2. Name larger subnets in spec.network.databaseSubnetIds.")]
    [InlineData("public-a", 8, null)]
    [InlineData("public-a", 7, "NotEnoughAddresses Free addresses of public-a: 7, needed: 8. Name larger subnets in spec.network.publicSubnetIds.")]
    public void Addresses_are_counted(string id, int free, string? finding)
        => AssertFinding(Check(subnet => subnet.Id == id ? subnet with { FreeAddresses = free } : subnet), finding);

    [Fact]
    public void An_internal_load_balancer_takes_its_addresses_from_the_pods_subnets_and_needs_no_way_in()
    {
        var findings = Check(
            subnet => subnet.Id switch
            {
                "private-a" => subnet with { FreeAddresses = 12 },
                "public-a" => subnet with { DefaultRoute = null, FreeAddresses = 0 },
                _ => subnet,
            },
            settings: settings => settings with { App = settings.App with { Ingress = settings.App.Ingress with { Scheme = "internal" } } });

        findings.Should().ContainSingle().Which.Message.Should().StartWith("Free addresses of private-a: 12, needed: 13.");
    }

    [Fact]
    public void What_is_built_has_taken_its_addresses_and_its_routes_are_still_looked_at()
    {
        var findings = Check(
            subnet => subnet with { FreeAddresses = 0, DefaultRoute = subnet.Id == "private-b" ? null : subnet.DefaultRoute },
            observed => observed with { SubnetGroups = [SomeNetwork.Applied(SomeNetwork.Desired.SubnetGroups[0])] });

        findings.Should().ContainSingle().Which.Reason.Should().Be("NoWayOut");
    }

    [Theory]
    [InlineData(SubnetTier.Private, null, false, true)]
    [InlineData(SubnetTier.Private, "nat-1", true, true)]
    [InlineData(SubnetTier.Private, "nat-1", false, false)]
    [InlineData(SubnetTier.Database, null, false, false)]
    internal void Endpoints_are_asked_for_where_there_is_no_other_way_out(SubnetTier tier, string? route, bool isBlackhole, bool asks)
    {
        var subnet = Subnet("x-a", tier, route) with { IsBlackhole = isBlackhole };

        LayoutChecks.AsksForEndpoints(SamplePlatform.Settings().Network, subnet).Should().Be(asks);
    }

    [Fact]
    public void A_subnet_that_the_spec_names_as_private_is_one_whatever_its_routes_are_like()
        => LayoutChecks.AsksForEndpoints(
            SamplePlatform.Settings().Network with { PrivateSubnetIds = ["x-a"] }, Subnet("x-a", SubnetTier.Database, null)).Should().BeTrue();

    private static void AssertFinding(List<Finding> findings, string? expected)
    {
        if (expected is null)
            findings.Should().BeEmpty();
        else
            findings.Select(finding => $"{finding.Reason} {finding.Message}").Should().ContainSingle().Which.Should().StartWith(expected);
    }

    private static List<Finding> Check(
        Func<VpcSubnet, VpcSubnet> change, Func<NetworkObserved, NetworkObserved>? with = null, Func<PlatformSettings, PlatformSettings>? settings = null)
    {
        var observed = SomeNetwork.Nothing with
        {
            Subnets =
            [
                .. ((VpcSubnet[])
                [
                    Subnet("public-a", SubnetTier.Public, "igw-1"), Subnet("public-b", SubnetTier.Public, "igw-1"),
                    Subnet("private-a", SubnetTier.Private, "nat-1"), Subnet("private-b", SubnetTier.Private, "nat-1"),
                    Subnet("database-a", SubnetTier.Database, null), Subnet("database-b", SubnetTier.Database, null),
                ]).Select(change),
            ],
        };
        return [.. LayoutChecks.Of(SamplePlatform.Pass(settings ?? InEcr), Choice, with is null ? observed : with(observed))];
    }

    private static PlatformSettings InEcr(PlatformSettings settings)
        => settings with { App = settings.App with { Image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/wallet-api:1" } };

    private static VpcSubnet Subnet(string id, SubnetTier tier, string? route)
        => new(id, id[^1..], $"cidr-{id}", tier, NoTags) { DefaultRoute = route, FreeAddresses = 100 };
}
