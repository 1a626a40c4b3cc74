using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Security.Secrets;

/// <summary>Reads secrets: what they are now and then, their values only when there is another version.</summary>
/// <param name="secrets">Secrets Manager.</param>
/// <param name="asker">Owner: the value of another's secret is never asked for.</param>
/// <param name="items">What they are, by name.</param>
/// <param name="values">Values read so far.</param>
internal sealed class SecretReader(IAmazonSecretsManager secrets, Asker asker, ItemReader<SecretObserved?> items, KnownValues values)
{
    private const string Current = "AWSCURRENT";

    /// <summary>A secret; null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="withValue">Whether the value can be read and is needed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SecretObserved?> ReadAsync(string name, bool withValue, CancellationToken cancellationToken)
    {
        var secret = await items.ReadAsync(name, asker, () => DescribeAsync(name, cancellationToken));
        // What is not there, or not complete, is on its way: it is looked at again in the next pass.
        if (secret is not { Deleted: false, VersionId: not null })
            items.Mutated(name);
        if (secret is null || !withValue || !secret.IsOpenTo(asker.Owner!) || IsKnown(secret, secret.VersionId))
            return secret;

        // A version just written can be unknown for a moment.
        var current = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = secret.Arn }, cancellationToken)
            .OrNullIfNotFoundAsync();
        if (current is { VersionId: { } version } && SecretJson.Read(current.SecretString ?? "") is { } value)
            values.Keep(name, new KnownValue(secret.Arn, version, value));
        if (!IsKnown(secret, secret.VersionId))
            items.Mutated(name);
        return secret with { IsUnreadable = current is not null && !IsKnown(secret, current.VersionId) };
    }

    private bool IsKnown(SecretObserved secret, string? version)
        => values.Of(secret.Name) is { } known && known.Arn == secret.Arn && known.VersionId == version;

    private async Task<SecretObserved?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        var secret = await secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = name }, cancellationToken)
            .OrNullIfNotFoundAsync();
        return secret is null ? null : new SecretObserved(
            name,
            secret.ARN ?? "",
            secret.DeletedDate is not null,
            secret.Tags.FromTags(),
            secret.VersionIdsToStages?.FirstOrDefault(version => version.Value.Contains(Current)).Key);
    }
}
