using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Secrets;

/// <summary>Reads secrets.</summary>
/// <param name="secrets">Secrets Manager.</param>
/// <param name="uid">Owner: the value of another's secret is never asked for.</param>
internal sealed class SecretReader(IAmazonSecretsManager secrets, string uid)
{
    /// <summary>A secret; null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="withValue">Whether the value is needed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SecretObserved?> ReadAsync(string name, bool withValue, CancellationToken cancellationToken)
    {
        var secret = await secrets.DescribeSecretAsync(new DescribeSecretRequest { SecretId = name }, cancellationToken)
            .OrNullIfNotFoundAsync();
        if (secret is null)
            return null;
        var tags = secret.Tags.FromTags();
        var observed = new SecretObserved(secret.ARN ?? "", secret.DeletedDate is not null, tags, null, null);
        if (!withValue || observed.Deleted || OwnershipTags.Check(tags, uid) != Ownership.Owned)
            return observed;

        // A version just written can be unknown for a moment.
        var current = await secrets.GetSecretValueAsync(new GetSecretValueRequest { SecretId = name }, cancellationToken)
            .OrNullIfNotFoundAsync();
        return observed with { Value = SecretJson.Read(current?.SecretString ?? ""), VersionId = current?.VersionId };
    }
}
