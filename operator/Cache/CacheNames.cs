using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Names and tags of this room's resources.</summary>
internal static class CacheNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "cache";

    /// <summary>Kind of the replication group.</summary>
    public const string GroupKind = "ReplicationGroup";

    /// <summary>Kind of the parameter groups.</summary>
    public const string ParametersKind = "CacheParameterGroup";

    /// <summary>Kind of the final snapshot.</summary>
    public const string SnapshotKind = "Snapshot";

    /// <summary>Kind of the note that the group accepts the token; the id says which group.</summary>
    public const string TokenOffered = "CacheAuthTokenOffered";

    /// <summary>Annotation by which a person accepts that a lost cache is created again, empty; its value is the lost group's id.</summary>
    public const string AcceptEmpty = "wallet-operator.io/accept-empty-cache";

    /// <summary>Replication group, and the parameter group of its first engine family.</summary>
    public static string Group(PlatformNames names) => names.For("redis");

    /// <summary>Parameter group of another family: a group's family cannot be changed.</summary>
    public static string ParametersOf(PlatformNames names, string family) => names.For(family.Replace('.', '-'));

    /// <summary>The snapshot that is left when the platform goes; ElastiCache's guide gives its name 40 characters.</summary>
    public static string FinalSnapshot(PlatformNames names) => names.For("final");

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
