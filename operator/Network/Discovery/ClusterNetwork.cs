namespace Wallet.Operator.Network.Discovery;

/// <summary>What the EKS cluster and its VPC say.</summary>
/// <param name="Name">Name of the cluster.</param>
/// <param name="Status">State of the cluster, e.g. <c>ACTIVE</c>.</param>
/// <param name="OidcIssuer">Without <c>https://</c>; null when the cluster has none.</param>
/// <param name="VpcId">VPC of the cluster.</param>
/// <param name="SecurityGroupId">The cluster's security group, which Fargate pods carry.</param>
internal sealed record ClusterNetwork(string Name, string Status, string? OidcIssuer, string VpcId, string SecurityGroupId);
