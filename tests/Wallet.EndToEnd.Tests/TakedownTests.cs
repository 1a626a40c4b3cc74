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
        var uid = await cloud.Doomed.FieldAsync(".metadata.uid");
        cloud.Audit.OwnedBy(uid).Should().NotBeEmpty();

        await DeleteAsync(cloud.Doomed);

        // Keys and secrets can be called back for a week.
        cloud.Audit.OwnedBy(uid).Keys.Should().BeSubsetOf(["kms:key", "secretsmanager:secret"]);
        cloud.Clock.Advance(LongestRecovery);
        await Eventually.TrueAsync("nothing is left in the account", () => cloud.Audit.OwnedBy(uid).Count == 0);
        await ObjectsAreGoneAsync(cloud.Doomed);
    }

    [Fact]
    public async Task Snapshot_leaves_the_data_and_their_key()
    {
        using var console = new AwsConsole(cloud.Host.Places);
        var uid = await cloud.Archived.FieldAsync(".metadata.uid");
        var stem = $"wp-archived-{uid[..8]}";
        var key = await cloud.Archived.FieldAsync(".status.resources[?(@.kind==\"Key\")].id");

        await DeleteAsync(cloud.Archived);

        var database = await console.Rds.DescribeDBClusterSnapshotsAsync(new() { DBClusterSnapshotIdentifier = $"{stem}-aurora-final" });
        database.DBClusterSnapshots.Should().ContainSingle().Which.Status.Should().Be("available");
        var cache = await console.Cache.DescribeSnapshotsAsync(new() { SnapshotName = $"{stem}-redis-final" });
        cache.Snapshots.Should().ContainSingle().Which.SnapshotStatus.Should().Be("available");
        (await console.Keys.DescribeKeyAsync(key)).KeyMetadata.KeyState.Should().Be(KeyState.Enabled);
        cloud.Audit.OwnedBy(uid).Keys.Should().BeSubsetOf(["rds:cluster-snapshot", "elasticache:snapshot", "secretsmanager:secret"]);
        await ObjectsAreGoneAsync(cloud.Archived);
    }

    /// <summary>kubectl waits until the finalizer is gone.</summary>
    private Task<string> DeleteAsync(LivePlatform platform)
        => cloud.Terminal.KubectlAsync("delete", "wp", platform.Name, "-n", platform.Name, Terminal.Patience);

    private Task ObjectsAreGoneAsync(LivePlatform platform) => Eventually.TrueAsync(
        "the platform's Kubernetes objects are gone",
        async () => await cloud.Terminal.KubectlAsync(
            "get", Kinds, "-n", platform.Name, "--selector", "app.kubernetes.io/part-of=wallet-platform", "--output", "name") == "");
}
