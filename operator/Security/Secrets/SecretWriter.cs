using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Secrets;

/// <summary>Changes secrets, one call each. Nothing here writes a value over another.</summary>
internal sealed class SecretWriter(IAmazonSecretsManager secrets)
{
    /// <summary>Makes a secret with a new value. Repeated after a lost answer it is refused, and the first one stays.</summary>
    public Task CreateAsync(SecretDesired secret, string keyArn, CancellationToken ct) => secrets.CreateSecretAsync(
        new CreateSecretRequest
        {
            Name = secret.Name,
            ClientRequestToken = secret.Token,
            KmsKeyId = keyArn,
            SecretString = SecretJson.Write(new SecretValue(secret.Username, PasswordSource.Next())),
            Tags = secret.Tags.ToSecretsManager(),
        },
        ct);

    /// <summary>Calls a secret back.</summary>
    public Task RestoreAsync(string arn, CancellationToken ct)
        => secrets.RestoreSecretAsync(new RestoreSecretRequest { SecretId = arn }, ct);

    /// <summary>Sets tags.</summary>
    public Task TagAsync(string arn, IReadOnlyDictionary<string, string> tags, CancellationToken ct)
        => secrets.TagResourceAsync(new TagResourceRequest { SecretId = arn, Tags = tags.ToSecretsManager() }, ct);

    /// <summary>Schedules a secret for deletion.</summary>
    public Task DeleteAsync(string arn, int recoveryDays, CancellationToken ct)
        => secrets.DeleteSecretAsync(new DeleteSecretRequest { SecretId = arn, RecoveryWindowInDays = recoveryDays }, ct);
}
