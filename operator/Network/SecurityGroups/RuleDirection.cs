namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>Which way the traffic goes.</summary>
internal enum RuleDirection
{
    /// <summary>Into the group's members.</summary>
    Ingress,

    /// <summary>Out of them.</summary>
    Egress,
}
