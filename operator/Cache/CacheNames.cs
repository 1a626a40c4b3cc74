using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Names and tags of this room's resources.</summary>
internal static class CacheNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "cache";

    /// <summary>Kind of the remembered replication group.</summary>
    public const string RememberedGroup = "ReplicationGroup";

    /// <summary>Replication group and its parameter group.</summary>
    public static string Group(PlatformNames names) => names.For("redis");

    /// <summary>The snapshot that is left when the platform goes.</summary>
    public static string FinalSnapshot(PlatformNames names) => names.For("redis-final");

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
