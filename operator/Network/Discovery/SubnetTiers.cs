namespace Wallet.Operator.Network.Discovery;

/// <summary>Decides the tier of a subnet: its tags say it, else the default route of its route table does.</summary>
internal static class SubnetTiers
{
    private const string TierTag = "Tier";
    private const string PublicRoleTag = "kubernetes.io/role/elb";
    private const string PrivateRoleTag = "kubernetes.io/role/internal-elb";

    /// <param name="tags">Tags of the subnet.</param>
    /// <param name="defaultRouteTarget">Target of 0.0.0.0/0, e.g. <c>igw-…</c> or <c>nat-…</c>; null when there is none.</param>
    public static SubnetTier Of(IReadOnlyDictionary<string, string> tags, string? defaultRouteTarget)
        => Tagged(tags) ?? Routed(defaultRouteTarget);

    private static SubnetTier? Tagged(IReadOnlyDictionary<string, string> tags)
        => tags.GetValueOrDefault(TierTag)?.ToUpperInvariant() switch
        {
            "PUBLIC" => SubnetTier.Public,
            "PRIVATE" => SubnetTier.Private,
            "DATABASE" or "ISOLATED" => SubnetTier.Database,
            _ when tags.ContainsKey(PublicRoleTag) => SubnetTier.Public,
            _ when tags.ContainsKey(PrivateRoleTag) => SubnetTier.Private,
            _ => null,
        };

    private static SubnetTier Routed(string? defaultRouteTarget) => defaultRouteTarget switch
    {
        null => SubnetTier.Database,
        _ when defaultRouteTarget.StartsWith("igw-", StringComparison.Ordinal) => SubnetTier.Public,
        _ => SubnetTier.Private,
    };
}
