namespace Wallet.Operator.Network.RouteTables;

/// <summary>A route table of the VPC.</summary>
/// <param name="Id">e.g. <c>rtb-0a1b</c>.</param>
/// <param name="IsMain">Whether subnets without a table of their own follow it.</param>
/// <param name="SubnetIds">Subnets that follow it by an association of their own.</param>
/// <param name="DefaultRoute">Target of 0.0.0.0/0, e.g. <c>igw-…</c>; null when there is none.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record VpcRouteTable(
    string Id, bool IsMain, IReadOnlySet<string> SubnetIds, string? DefaultRoute, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Whether the default route's target is gone.</summary>
    public bool IsBlackhole { get; init; }

    /// <summary>The destinations, of 0.0.0.0/0 and ::/0, that it has routes for.</summary>
    public IReadOnlyList<string> DefaultDestinations { get; init; } = [];
}
