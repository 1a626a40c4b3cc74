namespace Wallet.Operator.Network.Discovery;

/// <summary>What a subnet is for.</summary>
internal enum SubnetTier
{
    /// <summary>Reaches the internet through an internet gateway: load balancers.</summary>
    Public,

    /// <summary>Reaches out through NAT or a transit gateway: pods, cache, brokers.</summary>
    Private,

    /// <summary>Has no way out, or is tagged so: databases.</summary>
    Database,
}
