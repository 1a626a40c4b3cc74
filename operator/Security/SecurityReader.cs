using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Reads keys, roles and secrets of one platform.</summary>
internal sealed class SecurityReader(AwsClients aws, PlatformPass pass)
{
    private readonly KeyReader _keys = new(
        aws.KMS,
        pass.Uid,
        pass.Remembered.Where(resource => resource.Kind == SecurityMemory.Key).Select(resource => resource.Id).ToList());

    private readonly RoleReader _roles = new(aws.IAM);
    private readonly SecretReader _secrets = new(aws.SecretsManager, pass.Uid);

    /// <summary>All that the spec may need.</summary>
    /// <param name="withValues">Whether the values of the secrets are needed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SecurityObserved> ReadAsync(bool withValues, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, KeyObserved>();
        foreach (var purpose in KeyPurpose.For(pass.Settings.Security))
        {
            if (await _keys.ReadAsync(KeyDesired.AliasOf(pass.Names, purpose), purpose.Part, cancellationToken) is { } key)
                keys[purpose.Part] = key;
        }

        var roles = new Dictionary<RolePurpose, RoleObserved>();
        foreach (var purpose in Enum.GetValues<RolePurpose>())
        {
            if (await _roles.ReadAsync(RoleDesired.NameOf(pass.Names, purpose), cancellationToken) is { } role)
                roles[purpose] = role;
        }

        var secrets = new Dictionary<SecretPurpose, SecretObserved>();
        // A value cannot be read while its key does not serve, and must not keep the key from being repaired.
        var isReadable = withValues && keys.Values.All(key => key.Lifecycle == KeyLifecycle.Enabled);
        foreach (var secret in SecretDesired.For(pass))
        {
            if (await _secrets.ReadAsync(secret.Name, isReadable, cancellationToken) is { } observed)
                secrets[secret.Purpose] = observed;
        }

        return new SecurityObserved(keys, roles, secrets);
    }
}
