using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>A server whose settings are not those of an installation: nothing may depend on them.</summary>
public sealed class UnusualServerTests : IDisposable
{
    // The hour in which summer time ends there comes twice: 2024-10-27 02:00 is 00:00 UTC and 01:00 UTC.
    private const long EndOfSummerTime = 1_729_990_800;

    private readonly MariaDbServer _server = MariaDbServer.StartPrivate(
        "--sql-mode=ANSI,TRADITIONAL,NO_BACKSLASH_ESCAPES", "--character-set-server=latin1", "--lower-case-table-names=1");

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Money_moves_and_the_user_has_the_password_that_was_given()
    {
        const string Password = """it's \ "secret\'""";
        await using var cluster = await ApiCluster.StartAsync(_server);
        var wallet = await cluster.Client.CreateWithAsync("5.00", """o'neill \ "Ω" """);
        (await cluster.Client.MoveAsync(wallet, "withdraw", "2.00"))["newBalance"].GetString().Should().Be("3.00");
        var outbox = await new OutboxStore(new QueryRunner(new Database(cluster.Database))).NextAsync(0, default);
        outbox.Batches.Should().HaveCount(3).And.OnlyContain(b => b.Unreadable == null && b.Events.Count > 0);
        await new Schema(cluster.Database, NullLogger<Schema>.Instance).EnsureUserAsync("app", Password, default);
        var app = cluster.Database with { Username = "app", Password = Password };
        var open = async () => await (await new Database(app).OpenAsync(ConnectionPool.Reads, default)).DisposeAsync();
        await open.Should().NotThrowAsync();
    }

    [Fact]
    public async Task The_clock_does_not_jump_where_summer_time_ends()
    {
        _server.Execute(
            "INSERT INTO mysql.time_zone VALUES (1, 'N')", "INSERT INTO mysql.time_zone_name VALUES ('Summer', 1)",
            "INSERT INTO mysql.time_zone_transition_type VALUES (1, 0, 3600, 0, 'W'), (1, 1, 7200, 1, 'S')",
            $"INSERT INTO mysql.time_zone_transition VALUES (1, 0, 0), (1, 1711846800, 1), (1, {EndOfSummerTime}, 0)");
        var database = _server.Create("clock");
        await using var connection = await new Database(database).OpenAsync(ConnectionPool.Reads, default);
        foreach (var time in (long[])[EndOfSummerTime - 1800, EndOfSummerTime + 1800])
        {
            var sql = $"SET time_zone = 'Summer', timestamp = {time}.25; SELECT {DatabaseClock.Milliseconds}";
            await using var command = new MySqlCommand(sql, connection);
            (await command.ExecuteScalarAsync()).Should().Be((time * 1000) + 250);
        }
    }
}
