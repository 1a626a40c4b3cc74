using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>
/// What taking keys, roles and secrets down changes. What a retained store or a backup needs stays, released from the platform.
/// </summary>
internal sealed class SecurityTeardown(PlatformPass pass, SecurityObserved observed)
{
    /// <summary>Changes; empty when nothing of ours is left to do.</summary>
    public IReadOnlyList<SecurityChange> Changes() =>
    [
        .. observed.Roles.Values.Where(role => Owned(role.Tags)).Select(OfRole),
        .. SecretDesired.For(pass).SelectMany(OfSecret),
        .. KeyPurpose.For(pass.Settings.Security).SelectMany(OfKey),
    ];

    private SecurityChange OfRole(RoleObserved role)
    {
        var serves = role.Name == RoleDesired.NameOf(pass.Names, RolePurpose.Monitoring) ? "database" : SecurityTags.Component;
        return role switch
        {
            _ when IsRetained(serves) => new SecurityChange.TagRole(role.Name, Released),
            { AttachedPolicyArns: [var arn, ..] } => new SecurityChange.DetachPolicy(role.Name, arn),
            { InlinePolicies.Count: > 0 } => new SecurityChange.DeleteInlinePolicy(role.Name, role.InlinePolicies.Keys.First()),
            _ => new SecurityChange.DeleteRole(role.Name),
        };
    }

    private IEnumerable<SecurityChange> OfSecret(SecretDesired secret)
    {
        if (observed.Secrets.GetValueOrDefault(secret.Purpose) is not { Deleted: false } existing || !Owned(existing.Tags))
            yield break;
        yield return IsRetained(secret.Component) || IsRetained(SecurityTags.Component)
            ? new SecurityChange.TagSecret(existing.Arn, secret.Name, Released)
            : new SecurityChange.DeleteSecret(existing.Arn, secret.Name, Days(pass.Settings.Security.SecretRecoveryWindow));
    }

    private IEnumerable<SecurityChange> OfKey(KeyPurpose purpose)
    {
        if (observed.Keys.GetValueOrDefault(purpose.Part) is not { } key)
            yield break;
        if (key.Lifecycle == KeyLifecycle.PendingDeletion || !Owned(key.Tags))
            yield break;
        var alias = KeyDesired.AliasOf(pass.Names, purpose);
        yield return purpose.Components.Any(NeedsKey)
            ? new SecurityChange.TagKey(key.Id, alias, Released)
            : new SecurityChange.ScheduleKeyDeletion(key.Id, alias, KeyWindowDays);
    }

    // Secrets in their recovery window are worth nothing without the key: it outlives them.
    private int KeyWindowDays
        => Math.Max(Days(pass.Settings.Security.KeyDeletionWindow), Days(pass.Settings.Security.SecretRecoveryWindow));

    // Only databases and caches leave snapshots behind; a retained store may also need its secret, which the security key encrypts.
    private bool NeedsKey(string component) => component switch
    {
        SecurityTags.Component => new[] { SecurityTags.Component, "database", "cache" }.Any(IsRetained),
        "database" or "cache" => pass.Settings.Deletion.For(component) != DeletionPolicy.Delete,
        _ => IsRetained(component),
    };

    private bool IsRetained(string component) => pass.Settings.Deletion.For(component) == DeletionPolicy.Retain;

    private Dictionary<string, string> Released => new() { [PlatformTags.Uid] = PlatformTags.Released(pass.Uid) };

    private bool Owned(IReadOnlyDictionary<string, string> tags) => OwnershipTags.Check(tags, pass.Uid) == Ownership.Owned;

    private static int Days(TimeSpan window) => (int)window.TotalDays;
}
