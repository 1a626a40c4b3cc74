using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.EKS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>Reads the network of one platform.</summary>
/// <param name="aws">Region of the platform.</param>
/// <param name="pass">The pass.</param>
/// <param name="tags">Tags of subnet groups, by ARN.</param>
/// <param name="clusters">EKS clusters, by region and name: the same for all platforms in them.</param>
internal sealed class NetworkReader(
    AwsRegion aws, PlatformPass pass, ItemReader<IReadOnlyDictionary<string, string>?> tags, ItemReader<ClusterNetwork?> clusters)
{
    private readonly SecurityGroupReader _securityGroups = new(aws, pass);
    private readonly SubnetGroupReader _subnetGroups = new(aws, pass, tags);
    private readonly SubnetReader _subnets = new(aws);
    private readonly RouteTableReader _routeTables = new(aws);

    /// <summary>Everything that building needs.</summary>
    public async Task<NetworkObserved> ReadAsync(CancellationToken cancellationToken)
    {
        var cluster = await ReadClusterAsync(cancellationToken);
        var observed = new NetworkObserved
        {
            Cluster = cluster,
            VpcId = pass.Settings.Network.VpcId ?? pass.Accepted.VpcId ?? cluster?.VpcId,
            OwnSubnets = [],
            OwnRouteTables = [],
            SecurityGroups = [],
            SubnetGroups = await _subnetGroups.ReadAsync(cancellationToken),
        };
        return observed.VpcId is { } vpcId ? await ReadVpcAsync(observed, vpcId, cancellationToken) : observed;
    }

    /// <summary>What carries our uid or is known to the status, whatever became of cluster and VPC; for deletion.</summary>
    public async Task<NetworkObserved> ReadOwnedAsync(CancellationToken cancellationToken) => new()
    {
        OwnSubnets = await OwnedAsync(
            NetworkNames.SubnetKind, "subnet-id", filter => _subnets.ReadAsync(filter, [], cancellationToken), subnet => subnet.Id),
        OwnRouteTables = await OwnedAsync(
            NetworkNames.RouteTableKind, "route-table-id", filter => _routeTables.ReadAsync(filter, cancellationToken), table => table.Id),
        SecurityGroups = await _securityGroups.ReadAnywhereAsync(cancellationToken),
        SubnetGroups = await _subnetGroups.ReadAsync(cancellationToken),
    };

    private async Task<NetworkObserved> ReadVpcAsync(NetworkObserved observed, string vpcId, CancellationToken cancellationToken)
    {
        var tables = await _routeTables.InVpcAsync(vpcId, pass.Asker(), cancellationToken);
        var subnets = await _subnets.InVpcAsync(vpcId, tables, pass.Asker(), cancellationToken);
        // Only an internal load balancer is opened to the VPC's blocks instead of the internet.
        var vpc = subnets.Count == 0 || pass.Settings.App.Ingress.Scheme == "internal" ? await FindVpcAsync(vpcId, cancellationToken) : null;
        return observed with
        {
            HasVpc = subnets.Count > 0 || vpc is not null,
            VpcCidrs = vpc is null ? [] : CidrsOf(vpc),
            Subnets = subnets,
            EndpointServices = subnets.Any(subnet => LayoutChecks.AsksForEndpoints(pass.Settings.Network, subnet))
                ? await ReadEndpointServicesAsync(vpcId, cancellationToken)
                : [],
            OwnSubnets = [.. subnets.Where(subnet => IsOwn(NetworkNames.SubnetKind, subnet.Id, subnet.Tags))],
            OwnRouteTables = [.. tables.Where(table => IsOwn(NetworkNames.RouteTableKind, table.Id, table.Tags))],
            SecurityGroups = await _securityGroups.ReadAsync(vpcId, cancellationToken),
        };
    }

    // VPC, issuer and security group of a cluster never change; one that is missing or on its way is asked for in each pass.
    private async Task<ClusterNetwork?> ReadClusterAsync(CancellationToken cancellationToken)
    {
        var key = $"{aws.Clients.Region}/{pass.Settings.Network.EksClusterName}";
        var cluster = await clusters.ReadAsync(key, pass.Asker(), () => AskForClusterAsync(cancellationToken));
        if (cluster?.Status != "ACTIVE")
            clusters.Mutated(key);
        return cluster;
    }

    private async Task<ClusterNetwork?> AskForClusterAsync(CancellationToken cancellationToken)
    {
        var request = new DescribeClusterRequest { Name = pass.Settings.Network.EksClusterName };
        var answer = await aws.Clients.EKS.DescribeClusterAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        return answer?.Cluster is not { ResourcesVpcConfig: { } vpc } cluster
            ? null
            : new ClusterNetwork(
                cluster.Name ?? request.Name,
                cluster.Status?.Value ?? "",
                cluster.Identity?.Oidc?.Issuer?.Replace("https://", "", StringComparison.Ordinal),
                vpc.VpcId ?? "",
                vpc.ClusterSecurityGroupId ?? "");
    }

    private async Task<List<string>> ReadEndpointServicesAsync(string vpcId, CancellationToken cancellationToken)
        => await aws.Clients.EC2.Paginators.DescribeVpcEndpoints(new DescribeVpcEndpointsRequest { Filters = [new Filter("vpc-id", [vpcId])] })
            .VpcEndpoints.Where(endpoint => endpoint.State == State.Available).Select(endpoint => endpoint.ServiceName)
            .ToListAsync(cancellationToken);

    private async Task<Vpc?> FindVpcAsync(string vpcId, CancellationToken cancellationToken)
        => await aws.Fleet.Vpcs.ReadAsync(vpcId, pass.Asker(), cancellationToken) is [var vpc, ..] ? vpc : null;

    private static List<string> CidrsOf(Vpc vpc) =>
    [
        .. (vpc.CidrBlockAssociationSet ?? []).Select(block => block.CidrBlock).DefaultIfEmpty(vpc.CidrBlock)
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private async Task<IReadOnlyList<T>> OwnedAsync<T>(
        string kind, string idFilter, Func<Filter, Task<IReadOnlyList<T>>> read, Func<T, string> idOf)
    {
        var tagged = await read(new Filter($"tag:{OwnershipTags.UidKey}", pass.OwnerValues()));
        var untagged = pass.Remembered
            .Where(each => each.Kind == kind && tagged.All(found => idOf(found) != each.Id))
            .Select(each => each.Id)
            .ToList();
        return untagged.Count == 0 ? tagged : [.. tagged, .. await read(new Filter(idFilter, untagged))];
    }

    private bool IsOwn(string kind, string id, IReadOnlyDictionary<string, string> found)
        => pass.Owns(found)
            || pass.Remembered.Contains(new RememberedResource(NetworkNames.Component, kind, id));
}
