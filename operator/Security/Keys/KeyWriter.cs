using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Keys;

/// <summary>Changes keys, one call each.</summary>
internal sealed class KeyWriter(IAmazonKeyManagementService kms)
{
    private const string PolicyName = "default";

    /// <summary>Makes a key with policy and tags in the one call, so that a search finds it when the answer is lost.</summary>
    public Task CreateAsync(KeyDesired key, CancellationToken ct) => kms.CreateKeyAsync(
        new CreateKeyRequest { Description = key.Description, Policy = key.Policy, Tags = key.Tags.ToKms() }, ct);

    /// <summary>Makes the alias. It names the key, and never takes an alias from another.</summary>
    public Task PointAliasAsync(string alias, string keyId, CancellationToken ct)
        => kms.CreateAliasAsync(new CreateAliasRequest { AliasName = alias, TargetKeyId = keyId }, ct);

    /// <summary>Enables a key.</summary>
    public Task EnableAsync(string keyId, CancellationToken ct) => kms.EnableKeyAsync(new EnableKeyRequest { KeyId = keyId }, ct);

    /// <summary>Calls a key back from pending deletion.</summary>
    public Task CancelDeletionAsync(string keyId, CancellationToken ct)
        => kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = keyId }, ct);

    /// <summary>Turns rotation on with a period.</summary>
    public Task RotateAsync(string keyId, int days, CancellationToken ct)
        => kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = days }, ct);

    /// <summary>Writes the key policy.</summary>
    public Task PutPolicyAsync(string keyId, string policy, CancellationToken ct)
        => kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, PolicyName = PolicyName, Policy = policy }, ct);

    /// <summary>Sets tags.</summary>
    public Task TagAsync(string keyId, IReadOnlyDictionary<string, string> tags, CancellationToken ct)
        => kms.TagResourceAsync(new TagResourceRequest { KeyId = keyId, Tags = tags.ToKms() }, ct);

    /// <summary>Schedules a key for deletion.</summary>
    public Task ScheduleDeletionAsync(string keyId, int windowDays, CancellationToken ct)
        => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = keyId, PendingWindowInDays = windowDays }, ct);
}
