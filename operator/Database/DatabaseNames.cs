using System.Globalization;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Names and tags of this room's resources.</summary>
internal static class DatabaseNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "database";

    /// <summary>Kind of the remembered cluster.</summary>
    public const string RememberedCluster = "DBCluster";

    /// <summary>Kind of the remembered cluster whose administrator has the platform's password.</summary>
    public const string RememberedPassword = "DBClusterPassword";

    /// <summary>DB cluster and its parameter group.</summary>
    public static string Cluster(PlatformNames names) => names.For("aurora");

    /// <summary>The n-th instance; roles move at failover, so that the name tells none.</summary>
    public static string Member(PlatformNames names, int number) => names.For($"aurora-{number.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The snapshot that is left when the platform goes.</summary>
    public static string FinalSnapshot(PlatformNames names) => names.For("aurora-final");

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
