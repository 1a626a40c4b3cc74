using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security;

/// <summary>Tags of this room's resources.</summary>
internal static class SecurityTags
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "security";

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> For(PlatformPass pass, string name)
        => PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
