using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Reads keys, roles and secrets of one platform.</summary>
internal sealed class SecurityReader(AwsClients aws, PlatformPass pass, SecurityMemory memory)
{
    private readonly KeyReader _keys = new(aws, pass, memory);
    private readonly RoleReader _roles = new(aws.IAM);
    private readonly SecretReader _secrets = new(aws.SecretsManager, pass.Asker(), memory.Secrets, memory.Values);

    /// <summary>All that the spec needs, and what else there is.</summary>
    /// <param name="purposes">Purposes of the keys.</param>
    /// <param name="withValues">Whether the values of the secrets are needed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SecurityObserved> ReadAsync(IReadOnlyList<KeyPurpose> purposes, bool withValues, CancellationToken cancellationToken)
    {
        var isDeletion = !withValues;
        var keys = await _keys.ReadAsync(purposes, cancellationToken);
        var spares = isDeletion ? await _keys.ReadSparesAsync(keys, cancellationToken) : [];
        var roles = await ReadRolesAsync(isDeletion, cancellationToken);
        // A value cannot be read while its key does not serve, and must not keep the key from being repaired.
        var isReadable = withValues && keys.Values.All(key => key.Lifecycle == KeyLifecycle.Enabled);
        var secrets = new Dictionary<SecretPurpose, SecretObserved>();
        var values = new Dictionary<SecretPurpose, KnownValue>();
        foreach (var purpose in Enum.GetValues<SecretPurpose>())
        {
            var name = SecretDesired.NameOf(pass.Names, purpose);
            if (await _secrets.ReadAsync(name, isReadable, cancellationToken) is { } secret)
                secrets[purpose] = secret;
            if (memory.Values.Of(name) is { } known)
                values[purpose] = known;
        }

        return new SecurityObserved(keys, roles, secrets, values) { SpareKeys = spares };
    }

    // One that most platforms never have is not looked for in each of their passes.
    private bool MayExist(RolePurpose purpose, string name, bool isDeletion) => purpose != RolePurpose.FlowLogs
        || pass.Settings.Network.FlowLogs
        || isDeletion
        || pass.Remembered.Any(each => each.Kind == SecurityNames.RoleKind && each.Id.EndsWith($"/{name}", StringComparison.Ordinal));

    private async Task<Dictionary<RolePurpose, RoleObserved>> ReadRolesAsync(bool isDeletion, CancellationToken cancellationToken)
    {
        var roles = new Dictionary<RolePurpose, RoleObserved>();
        foreach (var purpose in Enum.GetValues<RolePurpose>())
        {
            var name = RoleDesired.NameOf(pass.Names, purpose);
            if (!MayExist(purpose, name, isDeletion))
                continue;
            if (await memory.Roles.ReadAsync(name, pass.Asker(), () => _roles.ReadAsync(name, cancellationToken)) is { } role)
                roles[purpose] = role;
            else
                memory.Roles.Mutated(name);
        }

        return roles;
    }
}
