namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>The other side of a rule: exactly one of these.</summary>
internal sealed record Peer(string? CidrIpv4 = null, string? CidrIpv6 = null, string? GroupId = null, string? PrefixListId = null)
{
    /// <inheritdoc/>
    public override string ToString() => CidrIpv4 ?? CidrIpv6 ?? GroupId ?? PrefixListId ?? "";
}
