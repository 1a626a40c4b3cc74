using System.Net;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>The network that a cluster's VPC usually is: three zones, each with a public, a private and a data subnet.</summary>
/// <param name="VpcId">The VPC.</param>
/// <param name="PublicSubnetIds">With a route to the internet gateway, for load balancers.</param>
/// <param name="PrivateSubnetIds">With a route to a NAT gateway, for pods, cache and brokers.</param>
/// <param name="DataSubnetIds">Without a way out, for the database.</param>
/// <param name="ClusterSecurityGroupId">The EKS cluster's own security group.</param>
public sealed record Landscape(
    string VpcId, IReadOnlyList<string> PublicSubnetIds, IReadOnlyList<string> PrivateSubnetIds, IReadOnlyList<string> DataSubnetIds,
    string ClusterSecurityGroupId)
{
    /// <summary>Lays it into <paramref name="network"/>, tagged for <paramref name="clusterName"/>.</summary>
    internal static Landscape Lay(Network network, Ec2Tags tags, string clusterName)
    {
        var vpc = new Vpc(network.Ids.Resource("vpc"), IPNetwork.Parse("10.0.0.0/16"));
        network.Vpcs[vpc.Id] = vpc;
        tags.Put(vpc.Id, Named(clusterName));
        var cluster = new Dictionary<string, string> { [$"kubernetes.io/cluster/{clusterName}"] = "shared" };
        var main = Table(network, vpc, isMain: true, gateway: null);
        var toInternet = Table(network, vpc, isMain: false, "igw-0a1b2c3d4e5f60718");
        var toNat = Table(network, vpc, isMain: false, "nat-0a1b2c3d4e5f60718");
        tags.Put(main.Id, Named($"{clusterName}-main"));
        tags.Put(toInternet.Id, Named($"{clusterName}-public"));
        tags.Put(toNat.Id, Named($"{clusterName}-private"));

        List<string> Tier(string tier, Func<int, string> cidr, RouteTable? table, IReadOnlyDictionary<string, string> extra)
            => [.. network.Zones.Select((zone, index) =>
            {
                var subnet = new Subnet(network.Ids.Resource("subnet"), vpc.Id, IPNetwork.Parse(cidr(index)), zone)
                {
                    MapPublicIp = tier == "public",
                };
                network.Subnets[subnet.Id] = subnet;
                table?.Associations.Add(network.Ids.Resource("rtbassoc"), subnet.Id);
                tags.Put(subnet.Id, Named($"{clusterName}-{tier}-{zone}"));
                tags.Put(subnet.Id, extra);
                return subnet.Id;
            })];

        var longAgo = network.Now - TimeSpan.FromDays(30);
        SecurityGroupOperations.Add(network, "default", "default VPC security group", vpc.Id, longAgo);
        var group = SecurityGroupOperations.Add(network, $"eks-cluster-sg-{clusterName}-1234567",
            "EKS created security group applied to ENI that is attached to EKS Control Plane", vpc.Id, longAgo);
        tags.Put(group.Id, new Dictionary<string, string> { [$"kubernetes.io/cluster/{clusterName}"] = "owned" });
        return new(vpc.Id,
            Tier("public", i => $"10.0.{i}.0/24", toInternet, new Dictionary<string, string>(cluster) { ["kubernetes.io/role/elb"] = "1" }),
            Tier("private", i => $"10.0.{32 * (i + 1)}.0/19", toNat,
                new Dictionary<string, string>(cluster) { ["kubernetes.io/role/internal-elb"] = "1" }),
            Tier("database", i => $"10.0.{200 + i}.0/24", null, new Dictionary<string, string> { ["Tier"] = "database" }),
            group.Id);
    }

    private static RouteTable Table(Network network, Vpc vpc, bool isMain, string? gateway)
    {
        var table = new RouteTable(network.Ids.Resource("rtb"), vpc.Id, isMain);
        if (gateway is not null)
        {
            network.Gateways.Add(gateway);
            table.Routes["0.0.0.0/0"] = gateway;
        }

        return network.RouteTables[table.Id] = table;
    }

    private static Dictionary<string, string> Named(string name) => new() { ["Name"] = name };
}
