using MySqlConnector;
using Wallet.LocalCloud.Tests.Engines;

namespace Wallet.LocalCloud.Tests.Rds;

public sealed class RdsEngineTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    [Fact]
    public async Task A_cluster_created_over_http_answers_at_its_endpoint_and_restores_from_its_snapshot()
    {
        await using var cloud = await RdsCloud.StartAsync(folder.Engines);
        await cloud.CallAsync("create_db_cluster", RdsCloud.Request());
        await AvailableAsync(cloud, "wallet");
        var cluster = await cloud.ClusterAsync();
        await using (var connection = await ConnectAsync(cluster["Endpoint"]!.ToString(), (uint)cluster["Port"]!))
            await ExecuteAsync(connection, "CREATE TABLE money (amount BIGINT); INSERT INTO money VALUES (42)");

        await cloud.CallAsync("create_db_cluster_snapshot", new() { ["DBClusterIdentifier"] = "wallet", ["DBClusterSnapshotIdentifier"] = "before" });
        await AvailableAsync(cloud, "wallet");
        await cloud.CallAsync("delete_db_cluster", new() { ["DBClusterIdentifier"] = "wallet", ["SkipFinalSnapshot"] = true });
        await cloud.CallAsync("restore_db_cluster_from_snapshot", new()
        {
            ["DBClusterIdentifier"] = "again",
            ["SnapshotIdentifier"] = "before",
            ["Engine"] = "aurora-mysql",
            ["DBSubnetGroupName"] = "wallet",
        });
        await AvailableAsync(cloud, "again");

        var restored = await cloud.ClusterAsync("again");
        await using var reader = await ConnectAsync(restored["ReaderEndpoint"]!.ToString(), (uint)restored["Port"]!);
        (await ExecuteAsync(reader, "SELECT amount FROM money")).Should().Be("42");
    }

    /// <summary>Turns the clock until the cluster is available: not before its server is.</summary>
    private static async Task AvailableAsync(RdsCloud cloud, string id)
    {
        cloud.Clock.Advance(TimeSpan.FromMinutes(30));
        while ((await cloud.ClusterAsync(id))["Status"]!.ToString() is var status && status != "available")
        {
            status.Should().NotBe("failed");
            await Task.Delay(50);
        }
    }

    private async Task<MySqlConnection> ConnectAsync(string host, uint port)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder
        {
            Server = host,
            Port = port,
            UserID = "admin",
            Password = "correct-horse",
            Database = "wallet",
            SslMode = MySqlSslMode.VerifyFull,
            SslCa = folder.Engines.AuthorityFile,
            Pooling = false,
            ConnectionTimeout = 600,
            DefaultCommandTimeout = 600,
        }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string?> ExecuteAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
