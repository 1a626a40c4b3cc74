using Amazon.RDS.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Database;

/// <summary>A cluster snapshot as it is.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Status">As RDS words it.</param>
/// <param name="Cluster">The cluster that it was taken of.</param>
/// <param name="KeyArn">Key that it is encrypted with; null when it is not.</param>
/// <param name="Tags">Tags.</param>
internal sealed record SnapshotObserved(
    string Id, string Status, string Cluster, string? KeyArn, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Complete, and restorable with the key that the cluster has.</summary>
    public bool IsGood(string? clusterKeyArn) => Status == "available" && KeyArn == clusterKeyArn;

    /// <summary>Of RDS's answer.</summary>
    public static SnapshotObserved From(DBClusterSnapshot snapshot) => new(
        snapshot.DBClusterSnapshotIdentifier ?? "",
        snapshot.Status ?? "",
        snapshot.DBClusterIdentifier ?? "",
        snapshot.StorageEncrypted is true ? snapshot.KmsKeyId : null,
        snapshot.TagList.FromTags());
}
