using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>What makes keys, roles and secrets as they should be, in order: secrets wait for the key that encrypts them.</summary>
internal static class SecurityDiff
{
    /// <summary>The plan; what was lost is not made again.</summary>
    public static RoomPlan<AwsChange> Between(PlatformPass pass, SecurityDesired desired, SecurityObserved observed) => RoomPlan<AwsChange>
        .Of([
            .. desired.Keys
                .Select(key => (Desired: key, Observed: observed.Keys.GetValueOrDefault(key.Purpose.Part)))
                .Where(key => key.Observed is not null || desired.Losses.Keys.Count == 0)
                .SelectMany(key => KeyDiff.Between(pass, key.Desired, key.Observed)),
            .. desired.Roles.SelectMany(role => RoleDiff.Between(pass, role, observed.Roles.GetValueOrDefault(role.Purpose))),
            .. SecretChanges(pass, desired, observed),
        ])
        .With(desired.Losses.Finding(pass));

    // A key with its alias was made at least one pass ago: by then it is known to Secrets Manager too.
    private static IEnumerable<AwsChange> SecretChanges(PlatformPass pass, SecurityDesired desired, SecurityObserved observed)
    {
        var part = desired.KeyOf(SecurityNames.Component).Purpose.Part;
        return observed.Keys.GetValueOrDefault(part) is { Lifecycle: KeyLifecycle.Enabled, Aliased: true } key
            ? desired.Secrets
                .Where(secret => !desired.Losses.HasSecret(secret.Name))
                .SelectMany(secret => SecretDiff.Between(pass, secret, observed.Secrets.GetValueOrDefault(secret.Purpose), key.Arn))
                .Select(change => change with { IsYoung = key.IsYoung })
            : [];
    }
}
