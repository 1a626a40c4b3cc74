using Amazon.KeyManagementService;
using Wallet.EndToEnd.Tests.Surroundings;

namespace Wallet.EndToEnd.Tests;

/// <summary>kubectl delete: what goes and what stays is the policy's word.</summary>
[Collection(nameof(LiveCloud))]
public sealed class TakedownTests(LiveCloud cloud)
{
    private const string Kinds
        = "pods,deployments,replicasets,jobs,services,ingresses,configmaps,secrets,serviceaccounts,hpa,pdb,networkpolicies";

    private static readonly TimeSpan LongestRecovery = TimeSpan.FromDays(8);

    [Fact]
    public async Task Delete_leaves_nothing()
    {
        var uid = cloud.Record.Uids[cloud.Doomed.Name];

        await cloud.TakeDownAsync();

        // Keys and secrets can be called back for a week.
        Left().Keys.Should().BeSubsetOf(["kms:key", "secretsmanager:secret"]);
        cloud.Clock.Advance(LongestRecovery);
        Left().Should().BeEmpty();
        await ObjectsAreGoneAsync(cloud.Doomed);

        IReadOnlyDictionary<string, int> Left() => cloud.Audit.OwnedBy(uid, cloud.Doomed.Name);
    }

    [Fact]
    public async Task Snapshot_leaves_the_data_and_their_key()
    {
        using var console = new AwsConsole(cloud.Host.Places);
        var uid = cloud.Record.Uids[cloud.Archived.Name];
        var stem = AwsAudit.StemOf(uid, cloud.Archived.Name);

        await cloud.TakeDownAsync();

        var database = await console.Rds.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = $"{stem}-aurora-final" });
        database.DBClusterSnapshots.Should().ContainSingle().Which.Status.Should().Be("available");
        var cache = await console.Cache.DescribeSnapshotsAsync(new() { SnapshotName = $"{stem}-final" });
        cache.Snapshots.Should().ContainSingle().Which.SnapshotStatus.Should().Be("available");
        (await console.Keys.DescribeKeyAsync(database.DBClusterSnapshots![0].KmsKeyId)).KeyMetadata.KeyState.Should().Be(KeyState.Enabled);
        var kept = cloud.Audit.OwnedBy(uid, cloud.Archived.Name);
        kept.Keys.Should().BeSubsetOf(["rds:cluster-snapshot", "elasticache:snapshot", "secretsmanager:secret", "logs:log-group"]);
        kept["logs:log-group"].Should().Be(4, "what the database logged is kept with its data; logs of brokers and network are not");
        await ObjectsAreGoneAsync(cloud.Archived);
    }

    private Task ObjectsAreGoneAsync(LivePlatform platform) => Eventually.TrueAsync(
        "the platform's Kubernetes objects are gone",
        async () => await cloud.Terminal.KubectlAsync(
            "get", Kinds, "-n", platform.Name, "--selector", "app.kubernetes.io/part-of=wallet-platform", "--output", "name") == "");
}
