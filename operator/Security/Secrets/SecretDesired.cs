using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security.Secrets;

/// <summary>A secret as it should be. Its value is made once, by chance, and never made again.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Component">Spec section whose store keeps working with it.</param>
/// <param name="Name">Name in Secrets Manager.</param>
/// <param name="Username">User name kept beside the password; empty for a token.</param>
/// <param name="Token">ClientRequestToken: the same in every attempt to create it.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record SecretDesired(
    SecretPurpose Purpose, string Component, string Name, string Username, string Token, IReadOnlyDictionary<string, string> Tags)
{
    private const string AppUsername = "wallet_app";

    /// <summary>The secrets of a platform.</summary>
    public static IReadOnlyList<SecretDesired> For(PlatformPass pass)
    {
        List<SecretDesired> secrets =
        [
            Secret(pass, SecretPurpose.DatabaseAdmin, "database", "admin", pass.Settings.Database.MasterUsername),
            Secret(pass, SecretPurpose.DatabaseApp, "database", "app", AppUsername),
        ];
        if (pass.Settings.Cache.AuthToken)
            secrets.Add(Secret(pass, SecretPurpose.CacheAuthToken, "cache", "auth", ""));
        return secrets;
    }

    private static SecretDesired Secret(PlatformPass pass, SecretPurpose purpose, string component, string part, string username)
    {
        var name = $"{pass.Names.Stem}/{component}/{part}";
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pass.Uid}/{name}")));
        return new SecretDesired(purpose, component, name, username, token, SecurityTags.For(pass, name));
    }
}
