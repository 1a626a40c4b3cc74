namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>Whom a security group guards.</summary>
internal enum SecurityGroupRole
{
    /// <summary>Aurora.</summary>
    Database,

    /// <summary>ElastiCache.</summary>
    Cache,

    /// <summary>MSK brokers.</summary>
    Messaging,

    /// <summary>The load balancer.</summary>
    LoadBalancer,
}
