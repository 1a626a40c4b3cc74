namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>A subnet group as it is.</summary>
/// <param name="Kind">Whose.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">For its tags.</param>
/// <param name="SubnetIds">Its subnets.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record SubnetGroupObserved(
    SubnetGroupKind Kind, string Name, string Arn, IReadOnlySet<string> SubnetIds, IReadOnlyDictionary<string, string> Tags);
