using System.Globalization;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Keys;

/// <summary>Changes of keys.</summary>
internal static class KeyRequests
{
    private const string PolicyName = "default";

    public static readonly TagRequests Tags = new(
        (id, set) => new TagResourceRequest { KeyId = id, Tags = set.ToKms() },
        (id, keys) => new UntagResourceRequest { KeyId = id, TagKeys = [.. keys] });

    /// <summary>Makes a key with policy and tags in the one call, so that a search finds it when the answer is lost.</summary>
    public static AwsChange Create(KeyDesired key) => new(
        Change(key.Alias, PlannedChange.Create, $"rotated every {Text(key.RotationDays)} days"),
        new CreateKeyRequest { Description = key.Description, Policy = key.Policy, Tags = key.Tags.ToKms() });

    /// <summary>Makes the alias. It names the key, and never takes an alias from another.</summary>
    public static AwsChange PointAlias(string alias, string keyId)
        => new(Change(alias, "PointAlias", keyId), new CreateAliasRequest { AliasName = alias, TargetKeyId = keyId });

    /// <summary>Enables a disabled key.</summary>
    public static AwsChange Enable(string alias, string keyId) => new(Change(alias, "Enable", keyId), new EnableKeyRequest { KeyId = keyId });

    /// <summary>Calls a key back from pending deletion; it is disabled then.</summary>
    public static AwsChange CancelDeletion(string alias, string keyId)
        => new(Change(alias, "CancelDeletion", keyId), new CancelKeyDeletionRequest { KeyId = keyId });

    /// <summary>Turns rotation on, or changes its period.</summary>
    public static AwsChange Rotate(string alias, string keyId, int? fromDays, int toDays) => new(
        Change(alias, "Rotate", $"every {(fromDays is { } days ? Text(days) : "(off)")} -> {Text(toDays)} days"),
        new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = toDays });

    /// <summary>Writes the key policy.</summary>
    public static AwsChange PutPolicy(string alias, string keyId, string policy) => new(
        Change(alias, "PutPolicy", keyId), new PutKeyPolicyRequest { KeyId = keyId, PolicyName = PolicyName, Policy = policy });

    /// <summary>Schedules a key for deletion.</summary>
    public static AwsChange ScheduleDeletion(string alias, string keyId, int windowDays) => new(
        new PlannedChange(SecurityNames.Key(alias), "ScheduleDeletion", $"in {Text(windowDays)} days", ChangeEffect.Destroy),
        new ScheduleKeyDeletionRequest { KeyId = keyId, PendingWindowInDays = windowDays });

    private static PlannedChange Change(string alias, string verb, string detail) => new(SecurityNames.Key(alias), verb, detail);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
