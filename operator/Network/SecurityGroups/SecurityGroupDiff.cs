using Wallet.Operator.Aws;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>What makes a security group as it should be. What is missing is let in before what is foreign is put out.</summary>
internal static class SecurityGroupDiff
{
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    /// <param name="vpcId">Where a new one is made.</param>
    public static IEnumerable<NetworkChange> Between(SecurityGroupDesired desired, SecurityGroupObserved? observed, string vpcId)
    {
        if (observed is null)
        {
            yield return new NetworkChange.CreateSecurityGroup(vpcId, desired);
            yield break;
        }

        var rules = desired.RulesOf(observed.Id);
        foreach (var direction in Enum.GetValues<RuleDirection>())
        {
            if (Of(direction, rules.Except(observed.Rules)) is { Count: > 0 } missing)
                yield return new NetworkChange.AuthorizeRules(observed.Id, desired.Name, direction, missing);
        }

        foreach (var direction in Enum.GetValues<RuleDirection>())
        {
            if (Of(direction, observed.Rules.Except(rules)) is { Count: > 0 } foreign)
                yield return new NetworkChange.RevokeRules(observed.Id, desired.Name, direction, foreign);
        }

        if (OwnershipTags.Diff(desired.Tags, observed.Tags).Set is { Count: > 0 } tags)
            yield return new NetworkChange.TagEc2Resource(observed.Id, $"SecurityGroup {desired.Name}", tags);
    }

    private static List<SecurityGroupRule> Of(RuleDirection direction, IEnumerable<SecurityGroupRule> rules)
        => rules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.ToString(), StringComparer.Ordinal).ToList();
}
