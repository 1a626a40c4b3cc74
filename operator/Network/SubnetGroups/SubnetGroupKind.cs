namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Whose subnet group.</summary>
internal enum SubnetGroupKind
{
    /// <summary>RDS DB subnet group.</summary>
    Database,

    /// <summary>ElastiCache subnet group.</summary>
    Cache,
}
