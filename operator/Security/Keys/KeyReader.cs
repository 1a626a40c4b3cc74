using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Keys;

/// <summary>
/// Finds keys: by alias, else by the ids in the status, else by tag among all keys of the account. A create whose answer was lost is
/// found that way, for its tags were part of the call.
/// </summary>
/// <param name="kms">KMS.</param>
/// <param name="uid">Owner.</param>
/// <param name="remembered">Key ids or ARNs from the status.</param>
internal sealed class KeyReader(IAmazonKeyManagementService kms, string uid, IReadOnlyList<string> remembered)
{
    private const string PolicyName = "default";

    /// <summary>The key of a purpose; null when there is none.</summary>
    public async Task<KeyObserved?> ReadAsync(string alias, string part, CancellationToken cancellationToken)
    {
        if (await DescribeAsync(alias, cancellationToken) is { } aliased)
            return await ObserveAsync(aliased, isAliased: true, await TagsAsync(aliased.KeyId, cancellationToken), cancellationToken);
        foreach (var id in remembered)
        {
            if (await FindAsync(id, part, cancellationToken) is { } found)
                return found;
        }

        await foreach (var key in AllKeysAsync(cancellationToken))
        {
            if (await FindAsync(key.KeyId, part, cancellationToken) is { } found)
                return found;
        }

        return null;
    }

    private async Task<KeyObserved?> FindAsync(string id, string part, CancellationToken cancellationToken)
    {
        var tags = await TagsAsync(id, cancellationToken);
        if (OwnershipTags.Check(tags, uid) != Ownership.Owned || tags.GetValueOrDefault(KeyDesired.PurposeTag) != part)
            return null;
        return await DescribeAsync(id, cancellationToken) is { } key
            ? await ObserveAsync(key, isAliased: false, tags, cancellationToken)
            : null;
    }

    private async Task<KeyMetadata?> DescribeAsync(string id, CancellationToken cancellationToken)
        => (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = id }, cancellationToken).OrNullIfNotFoundAsync())?.KeyMetadata;

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(string id, CancellationToken cancellationToken)
    {
        var request = new ListResourceTagsRequest { KeyId = id };
        var answer = await kms.ListResourceTagsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        return answer is null ? new Dictionary<string, string>() : answer.Tags.FromTags();
    }

    private IAsyncEnumerable<KeyListEntry> AllKeysAsync(CancellationToken cancellationToken) => AwsPages.ReadAllAsync<KeyListEntry>(
        async marker =>
        {
            var page = await kms.ListKeysAsync(new ListKeysRequest { Marker = marker }, cancellationToken);
            return (page.Keys, page.NextMarker);
        },
        cancellationToken);

    private async Task<KeyObserved> ObserveAsync(
        KeyMetadata key, bool isAliased, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        var lifecycle = LifecycleOf(key.KeyState?.Value);
        var serves = lifecycle == KeyLifecycle.Enabled && OwnershipTags.Check(tags, uid) == Ownership.Owned;
        return new KeyObserved(
            key.KeyId,
            key.Arn,
            lifecycle,
            key.KeyState?.Value ?? "",
            isAliased,
            serves ? await PolicyAsync(key.KeyId, cancellationToken) : "",
            serves ? await RotationDaysAsync(key.KeyId, cancellationToken) : null,
            tags);
    }

    private async Task<string> PolicyAsync(string id, CancellationToken cancellationToken)
        => (await kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = id, PolicyName = PolicyName }, cancellationToken)).Policy;

    private async Task<int?> RotationDaysAsync(string id, CancellationToken cancellationToken)
    {
        var rotation = await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = id }, cancellationToken);
        return rotation.KeyRotationEnabled ?? false ? rotation.RotationPeriodInDays : null;
    }

    private static KeyLifecycle LifecycleOf(string? state) => state switch
    {
        "Enabled" => KeyLifecycle.Enabled,
        "Disabled" => KeyLifecycle.Disabled,
        "PendingDeletion" => KeyLifecycle.PendingDeletion,
        _ => KeyLifecycle.Other,
    };
}
