using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>What makes keys, roles and secrets as they should be, in order: secrets wait for the key that encrypts them.</summary>
internal static class SecurityDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    public static IReadOnlyList<SecurityChange> Between(SecurityDesired desired, SecurityObserved observed) =>
    [
        .. desired.Keys.SelectMany(key => KeyDiff.Between(key, observed.Keys.GetValueOrDefault(key.Purpose.Part))),
        .. desired.Roles.SelectMany(role => RoleDiff.Between(role, observed.Roles.GetValueOrDefault(role.Purpose))),
        .. SecretChanges(desired, observed),
    ];

    // A key with its alias was made at least one pass ago: by then it is known to Secrets Manager too.
    private static IEnumerable<SecurityChange> SecretChanges(SecurityDesired desired, SecurityObserved observed)
    {
        var part = desired.KeyOf(SecurityTags.Component).Purpose.Part;
        return observed.Keys.GetValueOrDefault(part) is { Lifecycle: KeyLifecycle.Enabled, Aliased: true } key
            ? desired.Secrets.SelectMany(secret => SecretDiff.Between(secret, observed.Secrets.GetValueOrDefault(secret.Purpose), key.Arn))
            : [];
    }
}
