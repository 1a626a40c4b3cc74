using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security;

/// <summary>Kinds and tags of this room's resources.</summary>
internal static class SecurityNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "security";

    /// <summary>Kind of the KMS keys.</summary>
    public const string KeyKind = "Key";

    /// <summary>Kind of the IAM roles.</summary>
    public const string RoleKind = "Role";

    /// <summary>Kind of the secrets.</summary>
    public const string SecretKind = "Secret";

    /// <summary>
    /// Annotation by which a person accepts that a lost key or secret is replaced by another; its value is the ARN of the lost one. What
    /// the key had encrypted stays unreadable.
    /// </summary>
    public const string AcceptLoss = "wallet-operator.io/accept-loss";

    /// <summary>As planned changes name a key.</summary>
    public static string Key(string alias) => $"{KeyKind} {alias}";

    /// <summary>As planned changes name a role.</summary>
    public static string Role(string name) => $"{RoleKind} {name}";

    /// <summary>As planned changes name a secret.</summary>
    public static string Secret(string name) => $"{SecretKind} {name}";

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name)
        => PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
