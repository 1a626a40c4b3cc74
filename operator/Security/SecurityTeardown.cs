using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
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
    public IReadOnlyList<AwsChange> Changes() =>
    [
        .. observed.Roles.Select(role => OfRole(role.Key, role.Value)),
        .. observed.Secrets.Where(secret => !secret.Value.Deleted).Select(secret => OfSecret(secret.Key, secret.Value)),
        .. KeyPurpose.All.SelectMany(OfKey),
    ];

    private AwsChange OfRole(RolePurpose purpose, RoleObserved role) => role switch
    {
        _ when IsRetained(UserOf(purpose))
            => RoleRequests.Tags.Release(SecurityNames.Role(role.Name), role.Name, pass.Uid),
        { AttachedPolicyArns: [var arn, ..] } => RoleRequests.Detach(role.Name, arn),
        { InlinePolicies.Count: > 0 } => RoleRequests.DeleteInline(role.Name, role.InlinePolicies.Keys.First()),
        _ => RoleRequests.Delete(role.Name),
    };

    private static string UserOf(RolePurpose purpose) => purpose switch
    {
        RolePurpose.Monitoring => "database",
        RolePurpose.FlowLogs => "network",
        _ => SecurityNames.Component,
    };

    private AwsChange OfSecret(SecretPurpose purpose, SecretObserved secret)
        => IsRetained(SecretDesired.ComponentOf(purpose)) || IsRetained(SecurityNames.Component)
            ? SecretRequests.Tags.Release(SecurityNames.Secret(secret.Name), secret.Arn, pass.Uid)
            : SecretRequests.Delete(secret.Name, secret.Arn, Days(pass.Settings.Security.SecretRecoveryWindow));

    private IEnumerable<AwsChange> OfKey(KeyPurpose purpose)
        => from key in observed.KeysOf(purpose)
           where key.Lifecycle != KeyLifecycle.PendingDeletion
           select purpose.Components.Any(NeedsKey)
               ? KeyRequests.Tags.Release(SecurityNames.Key(key.Alias), key.Id, pass.Uid)
               : KeyRequests.ScheduleDeletion(key.Alias, key.Id, KeyWindowDays);

    // Secrets in their recovery window are worth nothing without the key: it outlives them.
    private int KeyWindowDays
        => Math.Max(Days(pass.Settings.Security.KeyDeletionWindow), Days(pass.Settings.Security.SecretRecoveryWindow));

    // Only databases and caches leave snapshots behind; a retained store may also need its secret, which the security key encrypts as it does the
    // records of flow logs.
    private bool NeedsKey(string component) => component switch
    {
        SecurityNames.Component => new[] { SecurityNames.Component, "database", "cache", "network" }.Any(IsRetained),
        "database" or "cache" => pass.Settings.Deletion.For(component) != DeletionPolicy.Delete,
        _ => IsRetained(component),
    };

    private bool IsRetained(string component) => pass.Settings.Deletion.For(component) == DeletionPolicy.Retain;

    private static int Days(TimeSpan window) => (int)window.TotalDays;
}
