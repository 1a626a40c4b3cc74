using MySqlConnector;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Engines;

public sealed class MariaDbServerTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    private const int Port = 3306;

    [Fact]
    public async Task A_new_database_takes_verified_tls_connections_with_its_parameters()
    {
        var engine = await StartedAsync("fresh", new() { ["max_connections"] = "77", ["innodb_flush_log_at_trx_commit"] = "1" });

        await using var connection = await ConnectAsync(engine.WriterAddress!, "first'\\secret", "wallet");

        (await ScalarAsync(connection, "SELECT @@max_connections")).Should().Be("77");
        (await ScalarAsync(connection, "SELECT @@innodb_flush_log_at_trx_commit")).Should().Be("1");
        (await ScalarAsync(connection, "SELECT @@character_set_server")).Should().Be("utf8mb4");
        (await ScalarAsync(connection, "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_version'"))
            .Should().StartWith("TLSv1.");
        engine.Delete();
    }

    [Fact]
    public async Task A_changed_master_password_replaces_the_old_one()
    {
        var engine = await StartedAsync("password");

        engine.SetMasterPassword("second");
        await EngineFolder.SettledAsync(engine);

        await using var connection = await ConnectAsync(engine.ReaderAddress!, "second");
        var old = () => ConnectAsync(engine.WriterAddress!, "first'\\secret");
        (await old.Should().ThrowAsync<MySqlException>()).Which.ErrorCode.Should().Be(MySqlErrorCode.AccessDenied);
        engine.Delete();
    }

    [Fact]
    public async Task A_snapshot_restores_rows_and_users_as_they_were()
    {
        var source = await StartedAsync("source");
        await using var writer = await ConnectAsync(source.WriterAddress!, "first'\\secret", "wallet");
        await ScalarAsync(writer, "CREATE TABLE money (id INT PRIMARY KEY, amount BIGINT); INSERT INTO money VALUES (1, 100)");

        var snapshot = source.TakeSnapshot();
        await EngineFolder.SettledAsync(source);
        await ScalarAsync(writer, "UPDATE money SET amount = 0");
        var restored = folder.Engines.StartDatabase(Settings("restored", []) with { MasterPassword = null, Database = null, RestoreFrom = snapshot });
        await EngineFolder.SettledAsync(restored);

        await using var reader = await ConnectAsync(restored.ReaderAddress!, "first'\\secret", "wallet");
        (await ScalarAsync(reader, "SELECT amount FROM money WHERE id = 1")).Should().Be("100");
        source.Delete();
        restored.Delete();
    }

    [Fact]
    public async Task A_failover_drops_connections_and_takes_writes_again_afterwards()
    {
        var engine = await StartedAsync("failover");
        await using var connection = await ConnectAsync(engine.WriterAddress!, "first'\\secret", "wallet");
        await ScalarAsync(connection, "CREATE TABLE t (id INT PRIMARY KEY)");

        engine.FailOver();
        await EngineFolder.SettledAsync(engine);

        var use = () => ScalarAsync(connection, "INSERT INTO t VALUES (1)");
        await use.Should().ThrowAsync<MySqlException>();
        await using var again = await ConnectAsync(engine.WriterAddress!, "first'\\secret", "wallet");
        await ScalarAsync(again, "INSERT INTO t VALUES (2)");
        (await ScalarAsync(again, "SELECT GROUP_CONCAT(id) FROM t")).Should().Be("2");
        engine.Delete();
    }

    [Fact]
    public async Task Rows_survive_a_stop_and_dynamic_parameters_change_at_once()
    {
        var engine = await StartedAsync("stop");
        await using (var connection = await ConnectAsync(engine.WriterAddress!, "first'\\secret", "wallet"))
            await ScalarAsync(connection, "CREATE TABLE t (id INT PRIMARY KEY); INSERT INTO t VALUES (7)");

        engine.SetParameters(new Dictionary<string, string> { ["max_connections"] = "99", ["unheard_of"] = "1" });
        await EngineFolder.SettledAsync(engine);
        await using (var connection = await ConnectAsync(engine.WriterAddress!, "first'\\secret"))
            (await ScalarAsync(connection, "SELECT @@max_connections")).Should().Be("99");
        engine.Stop();
        engine.Start();
        await EngineFolder.SettledAsync(engine);

        await using var again = await ConnectAsync(engine.WriterAddress!, "first'\\secret", "wallet");
        (await ScalarAsync(again, "SELECT id FROM t")).Should().Be("7");
        (await ScalarAsync(again, "SELECT @@max_connections")).Should().Be("99");
        engine.Delete();
    }

    private static DatabaseSettings Settings(string name, Dictionary<string, string> parameters)
        => new(name, Port, "admin", "first'\\secret", "wallet", parameters);

    private async Task<IDatabaseEngine> StartedAsync(string name, Dictionary<string, string>? parameters = null)
    {
        var engine = folder.Engines.StartDatabase(Settings(name, parameters ?? []));
        await EngineFolder.SettledAsync(engine);
        return engine;
    }

    private async Task<MySqlConnection> ConnectAsync(string address, string password, string? database = null)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder
        {
            Server = address,
            Port = Port,
            UserID = "admin",
            Password = password,
            Database = database ?? "",
            SslMode = MySqlSslMode.VerifyFull,
            SslCa = folder.Engines.AuthorityFile,
            Pooling = false,
            ConnectionTimeout = 600,
            DefaultCommandTimeout = 600,
        }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string?> ScalarAsync(MySqlConnection connection, string sql)
    {
        await using var command = new MySqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
