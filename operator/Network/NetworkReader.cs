using Amazon.EC2.Model;
using Amazon.EKS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>Reads the network of one platform.</summary>
/// <param name="aws">Region of the platform.</param>
/// <param name="pass">The pass.</param>
internal sealed class NetworkReader(AwsRegion aws, PlatformPass pass)
{
    private static readonly string[] SecurityGroupParts = ["database", "cache", "messaging", "load-balancer"];

    /// <summary>Everything that building needs.</summary>
    public async Task<NetworkObserved> ReadAsync(CancellationToken cancellationToken)
    {
        var cluster = await ReadClusterAsync(cancellationToken);
        var vpcId = pass.Settings.Network.VpcId ?? cluster?.VpcId;
        IReadOnlyList<VpcRouteTable> tables = vpcId is null
            ? []
            : await new RouteTableReader(aws.Clients.EC2).ReadAsync(vpcId, cancellationToken);
        return new NetworkObserved
        {
            Cluster = cluster,
            VpcId = vpcId,
            VpcCidrs = vpcId is null ? [] : await ReadVpcCidrsAsync(vpcId, cancellationToken),
            Subnets = vpcId is null ? [] : await new SubnetReader(aws.Clients.EC2).ReadAsync(vpcId, tables, cancellationToken),
            RouteTables = tables,
            SecurityGroups = await ReadSecurityGroupsAsync(vpcId, cancellationToken),
            SubnetGroups = await new SubnetGroupReader(aws.Clients).ReadAsync(pass.Names, cancellationToken),
        };
    }

    /// <summary>What carries our uid, whatever became of cluster and VPC; for deletion.</summary>
    public async Task<NetworkObserved> ReadOwnedAsync(CancellationToken cancellationToken) => new()
    {
        Cluster = null,
        VpcId = null,
        VpcCidrs = [],
        Subnets = await new SubnetReader(aws.Clients.EC2).ReadOwnedAsync(pass.Uid, cancellationToken),
        RouteTables = await new RouteTableReader(aws.Clients.EC2).ReadOwnedAsync(pass.Uid, cancellationToken),
        SecurityGroups = await ReadSecurityGroupsAsync(null, cancellationToken),
        SubnetGroups = await new SubnetGroupReader(aws.Clients).ReadAsync(pass.Names, cancellationToken),
    };

    private async Task<ClusterNetwork?> ReadClusterAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeClusterRequest { Name = pass.Settings.Network.EksClusterName };
        var answer = await aws.Clients.EKS.DescribeClusterAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        return answer?.Cluster is not { ResourcesVpcConfig: { } vpc } cluster
            ? null
            : new ClusterNetwork(
                cluster.Status?.Value ?? "",
                cluster.Identity?.Oidc?.Issuer?.Replace("https://", "", StringComparison.Ordinal),
                vpc.VpcId ?? "",
                vpc.ClusterSecurityGroupId ?? "");
    }

    private async Task<IReadOnlyList<string>> ReadVpcCidrsAsync(string vpcId, CancellationToken cancellationToken)
    {
        // Only an internal load balancer is opened to the VPC instead of the internet.
        if (pass.Settings.App.Ingress.Scheme != "internal")
            return [];
        var answer = await aws.Clients.EC2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [vpcId] }, cancellationToken);
        return (answer.Vpcs ?? [])
            .SelectMany(vpc => (vpc.CidrBlockAssociationSet ?? []).Select(block => block.CidrBlock).DefaultIfEmpty(vpc.CidrBlock))
            .Distinct().Order(StringComparer.Ordinal)
            .ToList();
    }

    // The shared list holds tagged groups only: before a group counts as missing, its name is asked for.
    private async Task<IReadOnlyDictionary<string, SecurityGroupObserved>> ReadSecurityGroupsAsync(
        string? vpcId, CancellationToken cancellationToken)
    {
        var names = SecurityGroupParts.Select(pass.Names.For).ToHashSet();
        var found = (await aws.Fleet.SecurityGroups.ReadAsync(cancellationToken))
            .Where(group => names.Contains(group.GroupName) && (vpcId is null || group.VpcId == vpcId))
            .ToList();
        if (vpcId is not null && found.Count < names.Count)
        {
            var request = new DescribeSecurityGroupsRequest
            {
                Filters = [new Filter("vpc-id", [vpcId]), new Filter("group-name", names.Order(StringComparer.Ordinal).ToList())],
            };
            found = (await aws.Clients.EC2.DescribeSecurityGroupsAsync(request, cancellationToken)).SecurityGroups ?? [];
        }

        return found.ToDictionary(
            group => group.GroupName,
            group => new SecurityGroupObserved(
                group.GroupId, group.GroupName, group.Tags.FromTags(), SecurityGroupPermissions.RulesOf(group)));
    }
}
