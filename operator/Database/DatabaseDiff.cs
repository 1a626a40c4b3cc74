using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Database.Members;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Database;

/// <summary>What makes the database as it should be, in order.</summary>
internal static class DatabaseDiff
{
    /// <summary>The plan; without changes when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">The database; null while the other rooms have not reported what it needs.</param>
    /// <param name="observed">What is there.</param>
    public static RoomPlan<AwsChange> Between(PlatformPass pass, DatabaseDesired? desired, DatabaseObserved observed)
    {
        // The parameter group's values act on the cluster at once.
        if (observed.IsClusterUntagged(pass))
            return RoomPlan<AwsChange>.Empty;
        var parameters = observed.IsParameterGroupTaken
            ? RoomPlan<AwsChange>.Empty
            : DatabaseParameters.Between(pass, observed.ParameterGroup);
        var lost = Lost(pass, observed);
        // Whose a cluster without our tag is has been said; whether its version fits is not for us to say.
        var isOurs = observed.Cluster is not null || observed.ClusterThere is null;
        var plan = new RoomPlan<AwsChange>(
            [.. parameters.Changes, .. desired is null || lost is not null ? [] : OfCluster(pass, desired, observed)],
            parameters.Impossible);
        return plan
            .With(lost)
            .With(isOurs && lost is null ? ClusterDiff.Impossible(pass, observed.Cluster, observed.OfferedVersions) : null)
            .With(PerformanceInsights.Impossible(pass.Settings.Database));
    }

    private static IEnumerable<AwsChange> OfCluster(PlatformPass pass, DatabaseDesired desired, DatabaseObserved observed)
    {
        if (observed.Cluster is not { } cluster)
            return observed.ClusterThere is null ? ClusterDiff.Creation(desired.Cluster, observed.OfferedVersions) : [];
        return
        [
            .. ClusterDiff.Between(pass, desired.Cluster, cluster, observed.OfferedVersions),
            .. MemberDiff.Between(pass, desired.Members, cluster.Id, observed),
        ];
    }

    private static Finding? Lost(PlatformPass pass, DatabaseObserved observed)
        => observed.ClusterThere is null && pass.Remembered.FirstOrDefault(IsCluster) is { } lost
            ? Finding.Stuck(
                "DataStoreMissing",
                $"DB cluster {DatabaseNames.Cluster(pass.Names)} ({lost.Id}) is gone. It is not recreated, because it would be empty: "
                + $"restore a backup under this identifier with the tag {PlatformTags.Uid}={pass.Uid}.")
            : null;

    private static bool IsCluster(RememberedResource resource) => resource.Kind == DatabaseNames.ClusterKind;
}
