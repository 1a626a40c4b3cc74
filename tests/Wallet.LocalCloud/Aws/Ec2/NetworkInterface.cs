namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>A network interface that a service holds in a subnet.</summary>
internal sealed record NetworkInterface(
    string Id, string SubnetId, IReadOnlyList<string> Groups, string Description, string Requester, string PrivateIp);
