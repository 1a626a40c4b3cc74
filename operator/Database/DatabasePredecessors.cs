using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database;

/// <summary>Which databases of an account and region were made by other platforms. Pure.</summary>
internal static class DatabasePredecessors
{
    /// <summary>Those that there are, without the ones that are being deleted.</summary>
    /// <param name="clusters">All of the region.</param>
    /// <param name="uid">Uid of the platform that asks: its own is none.</param>
    public static IReadOnlyList<Predecessor> Of(IEnumerable<DBCluster> clusters, string uid) =>
    [
        .. clusters.Where(cluster => RdsStatus.Of(cluster.Status ?? "") != StoreLifecycle.Deleting)
            .Select(Of)
            .OfType<Predecessor>()
            .Where(each => each.Uid != uid),
    ];

    private static Predecessor? Of(DBCluster cluster)
    {
        var tags = cluster.TagList.FromTags();
        if (!tags.TryGetValue(PlatformTags.Uid, out var owner) || !tags.TryGetValue(PlatformTags.Platform, out var platform))
            return null;
        var (uid, isReleased) = PlatformTags.OwnerIn(owner);
        return new Predecessor(
            platform,
            tags.GetValueOrDefault(PlatformTags.Cluster, ""),
            uid,
            isReleased,
            cluster.DBClusterArn ?? "",
            PlatformNames.AwsNameIn(cluster.DBClusterIdentifier ?? "", uid, DatabaseNames.ClusterPart));
    }
}
