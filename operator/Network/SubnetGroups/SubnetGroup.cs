namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Whose subnet group.</summary>
internal enum SubnetGroupKind
{
    /// <summary>RDS DB subnet group.</summary>
    Database,

    /// <summary>ElastiCache subnet group.</summary>
    Cache,
}

/// <summary>A subnet group as it should be.</summary>
/// <param name="Kind">Whose.</param>
/// <param name="Name">Lower case.</param>
/// <param name="Description">For people.</param>
/// <param name="SubnetIds">Its subnets, in any order.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record SubnetGroupDesired(
    SubnetGroupKind Kind,
    string Name,
    string Description,
    IReadOnlyList<string> SubnetIds,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>A subnet group as it is.</summary>
/// <param name="Arn">For its tags.</param>
/// <param name="SubnetIds">Its subnets.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record SubnetGroupObserved(string Arn, IReadOnlySet<string> SubnetIds, IReadOnlyDictionary<string, string> Tags);
