using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security.Secrets;

/// <summary>A secret as it should be. Its value is generated once, at random, and never again.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Name">Name in Secrets Manager.</param>
/// <param name="Token">ClientRequestToken: the same in every attempt to create it.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record SecretDesired(SecretPurpose Purpose, string Name, string Token, IReadOnlyDictionary<string, string> Tags)
{
    private const string AppUsername = "wallet_app";

    /// <summary>The secrets that a platform needs.</summary>
    public static IReadOnlyList<SecretDesired> For(PlatformPass pass) =>
    [
        .. Enum.GetValues<SecretPurpose>()
            .Where(purpose => purpose != SecretPurpose.CacheAuthToken || pass.Settings.Cache.AuthToken)
            .Select(purpose => Secret(pass, purpose)),
    ];

    /// <summary>Name of the secret for a purpose.</summary>
    public static string NameOf(PlatformNames names, SecretPurpose purpose) => $"{names.Stem}/{ComponentOf(purpose)}/" + purpose switch
    {
        SecretPurpose.DatabaseAdmin => "admin",
        SecretPurpose.DatabaseApp => "app",
        _ => "auth",
    };

    /// <summary>Spec section whose store keeps working with it.</summary>
    public static string ComponentOf(SecretPurpose purpose) => purpose == SecretPurpose.CacheAuthToken ? "cache" : "database";

    /// <summary>User name kept beside the password; empty for a token.</summary>
    public static string UsernameOf(PlatformPass pass, string name) => name switch
    {
        _ when name == NameOf(pass.Names, SecretPurpose.DatabaseAdmin) => pass.Settings.Database.MasterUsername,
        _ when name == NameOf(pass.Names, SecretPurpose.DatabaseApp) => AppUsername,
        _ => "",
    };

    /// <summary>Whether an ARN is that of a secret of this name: Secrets Manager adds a hyphen and six characters.</summary>
    public static bool IsArnOf(string arn, string name) => arn.Contains($":secret:{name}-", StringComparison.Ordinal);

    // The token becomes the id of the first version: that of a secret in place of a lost one must differ from the lost one's.
    private static SecretDesired Secret(PlatformPass pass, SecretPurpose purpose)
    {
        var name = NameOf(pass.Names, purpose);
        var lost = pass.Annotations.GetValueOrDefault(SecurityNames.AcceptLoss) is { } arn && IsArnOf(arn, name) ? $"/{arn}" : "";
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pass.Uid}/{name}{lost}")));
        return new SecretDesired(purpose, name, token, SecurityNames.Tags(pass, name));
    }
}
