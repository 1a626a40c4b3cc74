namespace Wallet.Operator.Platform.Settings;

/// <summary>Where things run. Empty lists: discover from the EKS cluster's VPC.</summary>
/// <param name="EksClusterName">EKS cluster of the pods.</param>
/// <param name="VpcId">VPC when not the cluster's.</param>
/// <param name="PublicSubnetIds">For the load balancer.</param>
/// <param name="PrivateSubnetIds">For pods, cache and brokers.</param>
/// <param name="DatabaseSubnetIds">For the database.</param>
/// <param name="DatabaseSubnetCidrs">Create the database subnets with these blocks, one per zone.</param>
/// <param name="Zones">Availability zones to use: 2 for staging, 3 for production.</param>
/// <param name="FlowLogs">Record the traffic of the subnets in use.</param>
internal sealed record NetworkSettings(
    string EksClusterName,
    string? VpcId,
    IReadOnlyList<string> PublicSubnetIds,
    IReadOnlyList<string> PrivateSubnetIds,
    IReadOnlyList<string> DatabaseSubnetIds,
    IReadOnlyList<string> DatabaseSubnetCidrs,
    int Zones,
    bool FlowLogs);

/// <summary>Fargate profiles.</summary>
/// <param name="ProfilePerZone">One profile per zone, for an even spread.</param>
/// <param name="PodExecutionRoleArn">Use this role instead of creating one.</param>
internal sealed record ComputeSettings(bool ProfilePerZone, string? PodExecutionRoleArn);
