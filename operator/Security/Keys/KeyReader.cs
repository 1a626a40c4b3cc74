using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Keys;

/// <summary>
/// Finds keys: by alias, else by the ARNs in the status, else by tag. A create whose answer was lost is found that way, for its tags were
/// part of the call.
/// </summary>
/// <param name="aws">Clients of the region.</param>
/// <param name="pass">The pass.</param>
/// <param name="memory">What keys were a while ago.</param>
internal sealed class KeyReader(AwsClients aws, PlatformPass pass, SecurityMemory memory)
{
    private const string PolicyName = "default";

    // AWS KMS Developer Guide, "ABAC for AWS KMS": changes of tags and aliases take up to five minutes to affect authorization.
    private static readonly TimeSpan Youth = TimeSpan.FromMinutes(5);

    /// <summary>The keys of some purposes, by part; those that do not exist are absent.</summary>
    public async Task<IReadOnlyDictionary<string, KeyObserved>> ReadAsync(IReadOnlyList<KeyPurpose> purposes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, KeyObserved>();
        foreach (var purpose in purposes)
        {
            var alias = KeyDesired.AliasOf(pass.Names, purpose);
            if (await memory.KeyStates.ReadAsync(alias, pass.Asker(), () => DescribeAsync(alias, cancellationToken)) is { } key)
                found[purpose.Part] = await ObserveAsync(key, alias, isAliased: true, cancellationToken);
        }

        await FindRememberedAsync(purposes, found, cancellationToken);
        if (purposes.Any(purpose => !found.ContainsKey(purpose.Part)))
            await FindTaggedAsync(purposes, found, cancellationToken);
        return found;
    }

    /// <summary>
    /// The platform's keys besides those: a create that was given up and arrived all the same has made one more, which encrypts nothing, and goes with
    /// the platform.
    /// </summary>
    public async Task<IReadOnlyList<KeyObserved>> ReadSparesAsync(IReadOnlyDictionary<string, KeyObserved> known, CancellationToken cancellationToken)
    {
        var spares = new List<KeyObserved>();
        await ForTaggedAsync(
            async (arn, tags) =>
            {
                if (known.Values.All(key => key.Arn != arn) && await DescribeAsync(arn, cancellationToken) is { } key)
                    spares.Add(new(key.KeyId, arn, key.KeyId, LifecycleOf(key.KeyState?.Value), key.KeyState?.Value ?? "", false, false, new(key.KeyId, tags, null, null)));
            },
            cancellationToken);
        return spares;
    }

    private async Task FindRememberedAsync(
        IReadOnlyList<KeyPurpose> purposes, Dictionary<string, KeyObserved> found, CancellationToken cancellationToken)
    {
        foreach (var arn in pass.Remembered.Where(each => each.Kind == SecurityNames.KeyKind).Select(each => each.Id))
        {
            if (purposes.Any(purpose => !found.ContainsKey(purpose.Part)) && found.Values.All(key => key.Arn != arn))
                await AddAsync(arn, await TagsAsync(arn, cancellationToken), purposes, found, cancellationToken);
        }
    }

    private Task FindTaggedAsync(
        IReadOnlyList<KeyPurpose> purposes, Dictionary<string, KeyObserved> found, CancellationToken cancellationToken)
        => ForTaggedAsync((arn, tags) => AddAsync(arn, tags, purposes, found, cancellationToken), cancellationToken);

    // One search for all purposes. Whatever key it may not look at is not ours: our keys leave access to the account's IAM policies.
    private async Task ForTaggedAsync(Func<string, IReadOnlyDictionary<string, string>, Task> use, CancellationToken cancellationToken)
    {
        await foreach (var (arn, tags) in new KeySearch(aws).TaggedAsync(pass.OwnerValues(), cancellationToken))
        {
            try
            {
                await use(arn, tags);
            }
            catch (Exception denied) when (denied.Is(AwsErrorClass.AccessDenied))
            {
                // Somebody else's.
            }
        }
    }

    private async Task AddAsync(
        string arn,
        IReadOnlyDictionary<string, string> tags,
        IReadOnlyList<KeyPurpose> purposes,
        Dictionary<string, KeyObserved> found,
        CancellationToken cancellationToken)
    {
        if (purposes.FirstOrDefault(each => each.Part == tags.GetValueOrDefault(KeyDesired.PurposeTag)) is not { } purpose
            || (found.TryGetValue(purpose.Part, out var known) && (known.Aliased || known.Lifecycle == KeyLifecycle.Enabled))
            || await DescribeAsync(arn, cancellationToken) is not { } key)
            return;
        found[purpose.Part] = await ObserveAsync(key, KeyDesired.AliasOf(pass.Names, purpose), isAliased: false, cancellationToken);
    }

    private async Task<KeyMetadata?> DescribeAsync(string id, CancellationToken cancellationToken)
        => (await aws.KMS.DescribeKeyAsync(new DescribeKeyRequest { KeyId = id }, cancellationToken).OrNullIfNotFoundAsync())?.KeyMetadata;

    // A page may have less than it could (KMS API reference, ListResourceTags: Truncated).
    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(string id, CancellationToken cancellationToken)
    {
        var tags = await AwsPages.ReadAllAsync<Tag>(
            async marker =>
            {
                var request = new ListResourceTagsRequest { KeyId = id, Marker = marker };
                var page = await aws.KMS.ListResourceTagsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
                return (page?.Tags, page?.NextMarker);
            },
            cancellationToken).ToListAsync(cancellationToken);
        return tags.FromTags();
    }

    private async Task<KeyObserved> ObserveAsync(KeyMetadata key, string alias, bool isAliased, CancellationToken cancellationToken)
    {
        var lifecycle = LifecycleOf(key.KeyState?.Value);
        if (lifecycle != KeyLifecycle.Enabled)
            memory.KeyStates.Mutated(alias);
        var isYoung = key.CreationDate is { } created && memory.Time.GetUtcNow().UtcDateTime - created.ToUniversalTime() < Youth;
        if (memory.Keys.LastOf(alias) is { } other && other.KeyId != key.KeyId)
            memory.Keys.Mutated(alias);
        var content = (await memory.Keys.ReadAsync(alias, pass.Asker(), async () => await ReadContentAsync(key.KeyId, lifecycle, isYoung, cancellationToken)))!;
        if (content.Policy is null || lifecycle != KeyLifecycle.Enabled)
            memory.Keys.Mutated(alias);
        return new KeyObserved(key.KeyId, key.Arn, alias, lifecycle, key.KeyState?.Value ?? "", isAliased, isYoung, content);
    }

    private async Task<KeyContent> ReadContentAsync(string id, KeyLifecycle lifecycle, bool isYoung, CancellationToken cancellationToken)
    {
        var content = new KeyContent(id, await TagsAsync(id, cancellationToken), null, null);
        if (lifecycle != KeyLifecycle.Enabled || !pass.Owns(content.Tags))
            return content;
        try
        {
            var policy = await aws.KMS.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = id, PolicyName = PolicyName }, cancellationToken);
            var rotation = await aws.KMS.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = id }, cancellationToken);
            return content with
            {
                Policy = policy.Policy,
                RotationDays = rotation.KeyRotationEnabled ?? false ? rotation.RotationPeriodInDays : null,
            };
        }
        catch (Exception denied) when (isYoung && denied.Is(AwsErrorClass.AccessDenied))
        {
            return content;
        }
    }

    private static KeyLifecycle LifecycleOf(string? state) => state switch
    {
        "Enabled" => KeyLifecycle.Enabled,
        "Disabled" => KeyLifecycle.Disabled,
        "PendingDeletion" => KeyLifecycle.PendingDeletion,
        _ => KeyLifecycle.Other,
    };
}
