namespace Wallet.Operator.Network.Discovery;

/// <summary>A subnet of the VPC, as far as choosing needs it.</summary>
/// <param name="Id">e.g. <c>subnet-0a1b</c>.</param>
/// <param name="Zone">Availability zone, e.g. <c>sa-east-1a</c>.</param>
/// <param name="Cidr">IPv4 block.</param>
/// <param name="Tier">What it is for.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record VpcSubnet(string Id, string Zone, string Cidr, SubnetTier Tier, IReadOnlyDictionary<string, string> Tags);
