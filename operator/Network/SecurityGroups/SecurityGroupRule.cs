namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>One rule for one peer; EC2's permissions, which hold many peers, are taken apart into these.</summary>
/// <param name="Direction">Which way.</param>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, <c>icmp</c>, a number, or <c>-1</c> for all.</param>
/// <param name="FromPort">First port; -1 when the protocol has none.</param>
/// <param name="ToPort">Last port.</param>
/// <param name="Peer">A group (<c>sg-…</c>), a block, or a prefix list (<c>pl-…</c>).</param>
internal sealed record SecurityGroupRule(RuleDirection Direction, string Protocol, int FromPort, int ToPort, string Peer)
{
    /// <summary>A rule for one TCP port.</summary>
    public static SecurityGroupRule Tcp(RuleDirection direction, int port, string peer) => new(direction, "tcp", port, port, peer);

    public override string ToString()
        => $"{(Protocol == "-1" ? "all" : $"{Protocol} {FromPort}{(ToPort == FromPort ? "" : $"-{ToPort}")}")} "
            + $"{(Direction == RuleDirection.Ingress ? "from" : "to")} {Peer}";
}
