using System.Globalization;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record SecurityChange
{
    private SecurityChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Makes a key; tags in the same call tell whose it is.</summary>
    internal sealed record CreateKey(KeyDesired Key) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Key.Alias}", "Create", $"rotated every {Key.RotationDays} days");
    }

    /// <summary>Points our alias to the key.</summary>
    internal sealed record PointAlias(string Alias, string KeyId) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "PointAlias", KeyId);
    }

    /// <summary>Enables a disabled key.</summary>
    internal sealed record EnableKey(string KeyId, string Alias) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "Enable", KeyId);
    }

    /// <summary>Calls a key back from pending deletion; it is disabled then.</summary>
    internal sealed record CancelKeyDeletion(string KeyId, string Alias) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "CancelDeletion", KeyId);
    }

    /// <summary>Turns rotation on, or changes its period.</summary>
    internal sealed record RotateKey(string KeyId, string Alias, int? FromDays, int ToDays) : SecurityChange
    {
        public override PlannedChange Describe()
            => new($"Key {Alias}", "Rotate", $"every {FromDays?.ToString(CultureInfo.InvariantCulture) ?? "(off)"} -> {ToDays} days");
    }

    /// <summary>Writes the key policy.</summary>
    internal sealed record PutKeyPolicy(string KeyId, string Alias, string Policy) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "PutPolicy", KeyId);
    }

    /// <summary>Sets tags of a key.</summary>
    internal sealed record TagKey(string KeyId, string Alias, IReadOnlyDictionary<string, string> Tags) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "Tag", string.Join(", ", Tags.Keys));
    }

    /// <summary>Schedules a key for deletion.</summary>
    internal sealed record ScheduleKeyDeletion(string KeyId, string Alias, int WindowDays) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Key {Alias}", "ScheduleDeletion", $"in {WindowDays} days", ChangeEffect.Destroy);
    }

    /// <summary>Makes a secret with a new value.</summary>
    internal sealed record CreateSecret(SecretDesired Secret, string KeyArn) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Secret {Secret.Name}", "Create", "with a generated value");
    }

    /// <summary>Calls a secret back from scheduled deletion.</summary>
    internal sealed record RestoreSecret(string Arn, string Name) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Secret {Name}", "Restore", "");
    }

    /// <summary>Sets tags of a secret.</summary>
    internal sealed record TagSecret(string Arn, string Name, IReadOnlyDictionary<string, string> Tags) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Secret {Name}", "Tag", string.Join(", ", Tags.Keys));
    }

    /// <summary>Schedules a secret for deletion.</summary>
    internal sealed record DeleteSecret(string Arn, string Name, int RecoveryDays) : SecurityChange
    {
        public override PlannedChange Describe()
            => new($"Secret {Name}", "Delete", $"recoverable for {RecoveryDays} days", ChangeEffect.Destroy);
    }

    /// <summary>Makes a role; its policies follow in the next passes.</summary>
    internal sealed record CreateRole(RoleDesired Role) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role.Name}", "Create", $"for {Role.Purpose}");
    }

    /// <summary>Writes who may assume the role.</summary>
    internal sealed record UpdateTrust(string Role, string Document) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "UpdateTrust", "");
    }

    /// <summary>Sets or removes the permissions boundary.</summary>
    internal sealed record PutBoundary(string Role, string? From, string? To) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "PutBoundary", $"{From ?? "(none)"} -> {To ?? "(none)"}");
    }

    /// <summary>Writes an inline policy.</summary>
    internal sealed record PutInlinePolicy(string Role, string Name, string Document) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "PutPolicy", Name);
    }

    /// <summary>Removes an inline policy.</summary>
    internal sealed record DeleteInlinePolicy(string Role, string Name) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "DeletePolicy", Name);
    }

    /// <summary>Attaches a managed policy.</summary>
    internal sealed record AttachPolicy(string Role, string PolicyArn) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "AttachPolicy", PolicyArn);
    }

    /// <summary>Detaches a managed policy.</summary>
    internal sealed record DetachPolicy(string Role, string PolicyArn) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "DetachPolicy", PolicyArn);
    }

    /// <summary>Sets tags of a role.</summary>
    internal sealed record TagRole(string Role, IReadOnlyDictionary<string, string> Tags) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "Tag", string.Join(", ", Tags.Keys));
    }

    /// <summary>Removes a role.</summary>
    internal sealed record DeleteRole(string Role) : SecurityChange
    {
        public override PlannedChange Describe() => new($"Role {Role}", "Delete", "", ChangeEffect.Destroy);
    }
}
