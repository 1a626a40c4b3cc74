using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>A subnet group as it should be.</summary>
/// <param name="Kind">Whose.</param>
/// <param name="Name">Lower case.</param>
/// <param name="Description">For people.</param>
/// <param name="SubnetIds">Its subnets, in any order.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record SubnetGroupDesired(
    SubnetGroupKind Kind,
    string Name,
    string Description,
    IReadOnlyList<string> SubnetIds,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Of one platform.</summary>
    public static SubnetGroupDesired For(PlatformPass pass, SubnetGroupKind kind, IReadOnlyList<string> subnetIds)
    {
        var name = NameOf(pass.Names, kind);
        return new SubnetGroupDesired(kind, name, $"Wallet platform {pass.Key}", subnetIds, NetworkNames.Tags(pass, name));
    }

    /// <summary>Its name; AWS lower-cases both kinds.</summary>
    public static string NameOf(PlatformNames names, SubnetGroupKind kind)
        => names.For(kind == SubnetGroupKind.Database ? "database" : "cache");
}
