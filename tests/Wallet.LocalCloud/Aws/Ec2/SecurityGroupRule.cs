namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>One rule of a security group: one protocol, one range of ports, one peer.</summary>
internal sealed record SecurityGroupRule(string Id, string GroupId, bool IsEgress, Traffic Traffic, Peer Peer, string? Description)
{
    /// <summary>Whether both allow the same traffic.</summary>
    public bool Repeats(SecurityGroupRule other) => (IsEgress, Traffic, Peer) == (other.IsEgress, other.Traffic, other.Peer);
}
