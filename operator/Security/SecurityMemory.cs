using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>
/// What the status remembers of this room: data is unreadable without the key, and stores refuse a new password, so neither is ever
/// silently made anew.
/// </summary>
internal static class SecurityMemory
{
    /// <summary>Kind of remembered keys.</summary>
    public const string Key = "Key";

    private const string Secret = "Secret";

    /// <summary>What exists now.</summary>
    public static IReadOnlyList<RememberedResource> Of(SecurityObserved observed) =>
    [
        .. observed.Keys.Values.Select(key => new RememberedResource(SecurityTags.Component, Key, key.Arn)),
        .. observed.Secrets.Values.Select(secret => new RememberedResource(SecurityTags.Component, Secret, secret.Arn)),
    ];

    /// <summary>What was there and is gone.</summary>
    public static IReadOnlyList<string> Lost(PlatformPass pass, SecurityObserved observed)
    {
        var keys = observed.Keys.Values.Select(key => key.Arn).ToHashSet();
        var lostKeys = pass.Remembered
            .Where(resource => resource.Kind == Key && !keys.Contains(resource.Id))
            .Select(key => $"key {key.Id}");
        var lostSecrets = SecretDesired.For(pass)
            .Where(secret => !observed.Secrets.ContainsKey(secret.Purpose))
            .Where(secret => pass.Remembered.Any(resource => resource.Kind == Secret && IsOf(resource.Id, secret.Name)))
            .Select(secret => $"secret {secret.Name}");
        return [.. lostKeys, .. lostSecrets];
    }

    // Secrets Manager adds a hyphen and six characters to the name.
    private static bool IsOf(string arn, string name) => arn.Contains($":secret:{name}-", StringComparison.Ordinal);
}
