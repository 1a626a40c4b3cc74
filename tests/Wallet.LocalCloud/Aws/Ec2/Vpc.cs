using System.Net;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>A VPC.</summary>
internal sealed record Vpc(string Id, IPNetwork Cidr);
