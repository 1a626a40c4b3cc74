using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>Keys, roles and secrets as they should be.</summary>
/// <param name="Keys">Keys.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Secrets">Secrets.</param>
/// <param name="Losses">What was lost: it is not created.</param>
internal sealed record SecurityDesired(
    IReadOnlyList<KeyDesired> Keys, IReadOnlyList<RoleDesired> Roles, IReadOnlyList<SecretDesired> Secrets, SecurityLosses Losses)
{
    /// <summary>Of one platform.</summary>
    public static SecurityDesired For(PlatformPass pass, AwsAccount account, NetworkFacts network, SecurityLosses losses)
        => new(KeyDesired.For(pass, account), new PlatformRoles(pass, account, network).All(), SecretDesired.For(pass), losses);

    /// <summary>The key that protects a spec section's data.</summary>
    public KeyDesired KeyOf(string component) => Keys.First(key => key.Purpose.Components.Contains(component));
}
