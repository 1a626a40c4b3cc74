using System.Globalization;
using Amazon.Runtime;
using Amazon.SecretsManager.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Secrets;

/// <summary>Changes of secrets. None ever writes a value over another.</summary>
internal static class SecretRequests
{
    public static readonly TagRequests Tags = new(
        (arn, set) => new TagResourceRequest { SecretId = arn, Tags = set.ToSecretsManager() },
        (arn, keys) => new UntagResourceRequest { SecretId = arn, TagKeys = [.. keys] });

    /// <summary>
    /// Makes a secret; the plan holds no value, for plans are reported. Repeated after a lost answer it is refused, and the first one stays.
    /// </summary>
    public static AwsChange Create(SecretDesired secret, string keyArn) => new(
        new PlannedChange(SecurityNames.Secret(secret.Name), PlannedChange.Create, "with a generated value"),
        new CreateSecretRequest
        {
            Name = secret.Name,
            ClientRequestToken = secret.Token,
            KmsKeyId = keyArn,
            Tags = secret.Tags.ToSecretsManager(),
        });

    /// <summary>The request as it is sent: a new secret gets its value here.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="request">As planned.</param>
    public static AmazonWebServiceRequest WithValue(PlatformPass pass, AmazonWebServiceRequest request) => request is CreateSecretRequest planned
        ? new CreateSecretRequest
        {
            Name = planned.Name,
            ClientRequestToken = planned.ClientRequestToken,
            KmsKeyId = planned.KmsKeyId,
            SecretString = SecretJson.Write(new SecretValue(SecretDesired.UsernameOf(pass, planned.Name!), PasswordSource.Next())),
            Tags = planned.Tags,
        }
        : request;

    /// <summary>Calls a secret back from scheduled deletion.</summary>
    public static AwsChange Restore(string name, string arn)
        => new(new PlannedChange(SecurityNames.Secret(name), "Restore", ""), new RestoreSecretRequest { SecretId = arn });

    /// <summary>Schedules a secret for deletion.</summary>
    public static AwsChange Delete(string name, string arn, int recoveryDays) => new(
        PlannedChange.Removal(SecurityNames.Secret(name), $"recoverable for {recoveryDays.ToString(CultureInfo.InvariantCulture)} days"),
        new DeleteSecretRequest { SecretId = arn, RecoveryWindowInDays = recoveryDays });
}
