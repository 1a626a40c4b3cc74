using Wallet.Operator.Database;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Rights;

/// <summary>
/// A production platform that is built, changed in every way that a spec can be changed, meddled with, and taken down with snapshots.
/// </summary>
internal sealed class ProductionLife(World world)
{
    private static readonly object Spec = new
    {
        environment = "production",
        region = World.Region,
        tags = new { costCentre = "one" },
        network = new { databaseSubnetCidrs = new[] { "10.0.240.0/24", "10.0.241.0/24", "10.0.242.0/24" } },
        database = new { engineVersion = "8.0.mysql_aurora.3.08.1", parameters = new { wait_timeout = "600" } },
        cache = new { parameters = new { timeout = "300" } },
        messaging = new { kafkaVersion = "3.6.0", brokers = 3, storageGiB = 100, topics = new[] { new { name = "wallet.events", partitions = 3 } } },
        app = new
        {
            image = "wallet-api@sha256:" + new string('a', 64),
            env = new { WALLET_AUTH_AUTHORITY = "https://login.example.com/" },
            ingress = new { host = "wallet.example.com", certificateArn = "arn:aws:acm:sa-east-1:123456789012:certificate/1" },
        },
        deletion = new { confirm = "wallets/life" },
    };

    // In this order: static parameters restart instances in their class, another class moves them.
    private static readonly object[] Changes =
    [
        new
        {
            tags = new { costCentre = "two", team = "payments" },
            database = new { parameters = new { performance_schema = "1" }, readers = 1, maxConnections = 1500, backup = new { retentionDays = 14 } },
            cache = new { replicas = 1, snapshot = new { retentionDays = 7 } },
            messaging = new
            {
                brokers = 6,
                storageGiB = 200,
                serverProperties = new Dictionary<string, string> { ["log.retention.hours"] = "24" },
                logs = new { s3Bucket = "broker-logs" },
                topics = new[]
                {
                    new { name = "wallet.events", partitions = 6, config = new Dictionary<string, string> { ["retention.ms"] = "1000" } },
                },
            },
            app = new { ingress = new { scheme = "internal" } },
        },
        new
        {
            tags = new { costCentre = "two", team = (string?)null },
            security = new { keyRotationDays = 180, permissionsBoundaryArn = "arn:aws:iam::aws:policy/AdministratorAccess" },
            database = new { engineVersion = "8.0.mysql_aurora.3.10.0", instanceClass = "db.r6g.4xlarge", parameters = new { performance_schema = (string?)null, wait_timeout = (string?)null } },
            cache = new { nodeType = "cache.r6g.xlarge", parameters = new { timeout = (string?)null }, replicas = 3 },
            messaging = new { kafkaVersion = "3.8", brokerType = "kafka.m5.xlarge", authentication = new[] { "IAM", "Unauthenticated" } },
        },
        new { security = new { permissionsBoundaryArn = (string?)null } },
    ];

    /// <summary>Lives it, and tells the snapshot that is left of its database.</summary>
    public async Task<string> LiveAsync()
    {
        var key = await world.CreateAsync("life", Spec);
        var journey = new Journey(world, key, RightsTests.Pace);
        var platform = await journey.UntilReadyAsync();
        var names = new PlatformNames(key.Name, platform!.Metadata.Uid);
        foreach (var change in Changes)
        {
            await world.ChangeAsync(key, change);
            await journey.SettleAsync();
        }

        var meddler = new Meddler(world, names);
        await meddler.MeddleAsync();
        await journey.SettleAsync();
        await meddler.StopDatabaseAsync();
        await journey.SettleAsync();
        await world.DeleteAsync(key);
        await journey.UntilGoneAsync();
        return DatabaseNames.FinalSnapshot(names);
    }
}
