namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Flow logs of a VPC or a subnet.</summary>
internal sealed record FlowLog(
    string Id, string ResourceId, string TrafficType, string DestinationType, string? LogGroupName, string? Destination, string? RoleArn,
    DateTimeOffset CreatedAt);
