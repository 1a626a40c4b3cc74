namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>An endpoint of a service in a VPC.</summary>
internal sealed record VpcEndpoint(string Id, string VpcId, string Service, bool IsGateway, DateTimeOffset CreatedAt);
