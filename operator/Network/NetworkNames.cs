using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>Kinds and tags of this room's resources.</summary>
internal static class NetworkNames
{
    /// <summary>Spec section, also in tags.</summary>
    public const string Component = "network";

    /// <summary>Kind of the database subnets that we make.</summary>
    public const string SubnetKind = "Subnet";

    /// <summary>Kind of their route table.</summary>
    public const string RouteTableKind = "RouteTable";

    /// <summary>Kind of the security groups.</summary>
    public const string SecurityGroupKind = "SecurityGroup";

    /// <summary>Kind of a subnet group.</summary>
    public static string KindOf(SubnetGroupKind kind) => kind == SubnetGroupKind.Database ? "DBSubnetGroup" : "CacheSubnetGroup";

    /// <summary>The route table of the database subnets that we make.</summary>
    public static string RouteTable(PlatformNames names) => names.For("database");

    /// <summary>The tags of one resource.</summary>
    public static IReadOnlyDictionary<string, string> Tags(PlatformPass pass, string name)
        => PlatformTags.For(pass.Settings, pass.Key, pass.Uid, Component, name);
}
