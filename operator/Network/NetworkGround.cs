using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network;

/// <summary>What the platform is built on and does not make: cluster, VPC, subnets.</summary>
internal static class NetworkGround
{
    /// <summary>Why nothing can be built on it now; null when it can.</summary>
    public static Finding? Unusable(PlatformPass pass, NetworkObserved observed) => observed switch
    {
        { Cluster: null } => Finding.Stuck(
            "ClusterNotFound",
            $"There is no EKS cluster \"{pass.Settings.Network.EksClusterName}\" in {pass.Settings.Region}: "
                + "correct spec.network.eksClusterName."),
        { Cluster.Status: not ("ACTIVE" or "UPDATING") } => Finding.Moving(
            "WaitingForCluster", $"The EKS cluster is {observed.Cluster.Status}."),
        { Cluster.OidcIssuer: null } => Finding.Stuck(
            "NoOidcIssuer", "The EKS cluster has no OIDC issuer: pods could not be given a role."),
        _ when IsElsewhere(pass, observed) => Finding.Stuck(
            "VpcDiffers",
            $"The platform is in VPC {observed.VpcId}, the EKS cluster in {observed.Cluster.VpcId}: set spec.network.vpcId to {observed.VpcId} if the "
                + "two reach each other, or correct spec.network.eksClusterName."),
        { HasVpc: false } => Finding.Stuck(
            "VpcNotFound", $"There is no VPC {observed.VpcId} in {pass.Settings.Region}: correct spec.network.vpcId."),
        _ => null,
    };

    // What is built stays where it is: a cluster of the same name in another VPC is another cluster.
    private static bool IsElsewhere(PlatformPass pass, NetworkObserved observed)
        => pass.Settings.Network.VpcId is null && pass.Accepted.VpcId is { } built && observed.Cluster?.VpcId != built;

    /// <summary>The subnets that serve; also where not enough are found.</summary>
    public static SubnetChoice Choose(PlatformPass pass, NetworkObserved observed) => new SubnetChooser(
        pass.Settings.Network,
        needsPublic: pass.Settings.App.Ingress.Scheme != "internal",
        observed.OwnSubnets.Select(subnet => subnet.Id).ToHashSet(),
        observed.Subnets,
        observed.SubnetsInUse).Choose();
}
