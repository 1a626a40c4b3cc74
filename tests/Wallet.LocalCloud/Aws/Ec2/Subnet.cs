using System.Net;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>A subnet.</summary>
internal sealed record Subnet(string Id, string VpcId, IPNetwork Cidr, string AvailabilityZone)
{
    /// <summary>Whether new instances get public addresses.</summary>
    public bool MapPublicIp { get; init; }
}
