using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>What makes a security group as it should be. What is missing is let in before what is foreign is put out.</summary>
internal static class SecurityGroupDiff
{
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is; null when there is none.</param>
    /// <param name="vpcId">Where a new one is made.</param>
    public static IEnumerable<AwsChange> Between(
        PlatformPass pass, SecurityGroupDesired desired, SecurityGroupObserved? observed, string vpcId)
        => observed is null ? [SecurityGroupRequests.Create(vpcId, desired)] : OfExisting(pass, desired, observed);

    private static IEnumerable<AwsChange> OfExisting(PlatformPass pass, SecurityGroupDesired desired, SecurityGroupObserved observed)
    {
        var rules = desired.RulesOf(observed.Id);
        foreach (var direction in Enum.GetValues<RuleDirection>())
        {
            if (Of(direction, rules.Except(observed.Rules)) is { Count: > 0 } missing)
                yield return SecurityGroupRequests.Authorize(observed, direction, missing);
        }

        foreach (var direction in Enum.GetValues<RuleDirection>())
        {
            if (Of(direction, observed.Rules.Except(rules)) is { Count: > 0 } foreign)
                yield return SecurityGroupRequests.Revoke(observed, direction, foreign);
        }

        foreach (var change in NetworkRequests.Tags.Between(
            pass, SecurityGroupRequests.Resource(desired.Name), observed.Id, desired.Tags, observed.Tags))
            yield return change;
    }

    private static List<SecurityGroupRule> Of(RuleDirection direction, IEnumerable<SecurityGroupRule> rules)
        => rules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.ToString(), StringComparer.Ordinal).ToList();
}
