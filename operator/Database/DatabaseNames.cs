using System.Globalization;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Names and tags of this room's resources.</summary>
internal static class DatabaseNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "database";

    /// <summary>Engine of cluster and instances.</summary>
    public const string Engine = "aurora-mysql";

    /// <summary>The cluster in AWS names.</summary>
    public const string ClusterPart = "aurora";

    /// <summary>Kind of the cluster.</summary>
    public const string ClusterKind = "DBCluster";

    /// <summary>Kind of the instances.</summary>
    public const string InstanceKind = "DBInstance";

    /// <summary>Kind of the cluster parameter group.</summary>
    public const string ParametersKind = "DBClusterParameterGroup";

    /// <summary>Kind of the final snapshot.</summary>
    public const string SnapshotKind = "DBClusterSnapshot";

    /// <summary>Kind of the note that the administrator has the platform's password; the id says of which cluster.</summary>
    public const string RememberedPassword = "DBClusterPassword";

    /// <summary>Kind of the note that a reader was given the writer's class to become the writer; the id is its name.</summary>
    public const string RememberedHeir = "DBClusterHeir";

    /// <summary>Kind of the note that an instance that could not start was rebooted; the id says with which parameters.</summary>
    public const string RememberedReboot = "DBInstanceRebooted";

    /// <summary>DB cluster and its parameter group.</summary>
    public static string Cluster(PlatformNames names) => names.For(ClusterPart);

    /// <summary>The n-th instance; roles move at failover, so the name says none.</summary>
    public static string Member(PlatformNames names, int number) => names.For($"aurora-{number.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Whether an instance bears a name that the platform gives to its own.</summary>
    public static bool IsMember(PlatformNames names, string id) => id.StartsWith($"{Cluster(names)}-", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(id.AsSpan(Cluster(names).Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The snapshot that is left when the platform goes.</summary>
    public static string FinalSnapshot(PlatformNames names) => names.For("aurora-final");

    /// <summary>The tags of the cluster: by these a later platform can tell whose it was.</summary>
    public static IReadOnlyDictionary<string, string> ClusterTags(PlatformPass pass)
        => new Dictionary<string, string>(Tags(pass, Cluster(pass.Names))) { [PlatformTags.Cluster] = pass.Settings.Network.EksClusterName };

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name) =>
        PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
