using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>What the server says, by the class that it leaves the storage with.</summary>
public sealed class FaultClassTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(DatabaseFault.Rolled, 1205, 1213, 1614)]
    [InlineData(DatabaseFault.Duplicate, 1062)]
    [InlineData(DatabaseFault.Busy, 1040, 1135, 1203, 1226)]
    [InlineData(DatabaseFault.Unavailable, 1015, 1290, 1792, 1836, 3100)]
    [InlineData(DatabaseFault.Denied, 1045, 1698, 1820, 1862, 3118, 4151)]
    [InlineData(DatabaseFault.Unavailable, 1042, 1129, 1130, 3032)]
    [InlineData(DatabaseFault.Unavailable, 1044, 1049, 1054, 1142, 1146, 1305, 1370)]
    [InlineData(DatabaseFault.Lost, 1053, 1317, 1927, 1969, 3024, 4031)]
    [InlineData(DatabaseFault.TooLarge, 1153, 1206)]
    [InlineData(DatabaseFault.Refused, 1064, 1264, 1406, 3819)]
    public async Task Whatever_the_server_says_leaves_as_one_exception_with_its_class(object fault, params int[] codes)
    {
        var queries = api.Cluster.Services.GetRequiredService<QueryRunner>();
        foreach (var code in codes)
        {
            var sql = $"SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = {code}, MESSAGE_TEXT = 'as asked'";
            foreach (var run in (Func<Task>[])[
                () => queries.ExecuteAsync(new SqlText().Sql(sql), default),
                () => queries.ListAsync(new SqlText().Sql(sql), _ => 0, stale: false, default),
                () => queries.ListAsync(new SqlText().Sql(sql), _ => 0, stale: true, default),
                () => queries.SnapshotAsync(new SqlText().Sql(sql), rows => Task.FromResult(0), default)])
            {
                (await run.Should().ThrowAsync<DatabaseException>($"{code}")).Which.Fault.Should().Be((DatabaseFault)fault, $"{code}");
            }
        }
    }

    [Theory]
    [InlineData(1213, 4, 5)]
    [InlineData(1213, 5, null)]
    [InlineData(1205, 1, null)]
    [InlineData(1062, 1, null)]
    public async Task A_statement_is_run_again_where_the_server_broke_a_deadlock_and_nowhere_else(int code, int times, int? passed)
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new() { JobsStand = true });
        var queries = cluster.Services.GetRequiredService<QueryRunner>();
        // What comes before the refusal is committed, and so counts the tries.
        var run = () => queries.ExecuteAsync(
            new SqlText().Sql($"""
                UPDATE barrier SET passed = passed + 1 WHERE id = 1;
                BEGIN NOT ATOMIC IF (SELECT passed FROM barrier WHERE id = 1) <= {(long)times} THEN
                SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = {(long)code}, MESSAGE_TEXT = 'as asked'; END IF; END
                """),
            default);
        if (passed is null)
            await run.Should().ThrowAsync<DatabaseException>();
        else
            await run();
        Convert.ToInt32(DatabaseServers.Shared.Rows($"SELECT passed FROM {cluster.Database.Name}.barrier").Single()[0], null).Should().Be(passed ?? times);
    }

    [Fact]
    public async Task A_bug_is_not_taken_for_a_lost_connection()
    {
        var queries = api.Cluster.Services.GetRequiredService<QueryRunner>();
        var bug = () => queries.ListAsync<int>(
            new SqlText().Sql("SELECT 1"), _ => throw new InvalidOperationException("a bug"), stale: false, default);
        await bug.Should().ThrowAsync<InvalidOperationException>();
        DatabaseFaults.Classify(new InvalidOperationException()).Should().BeNull();
        DatabaseFaults.Classify(new SocketException()).Should().Be(DatabaseFault.Lost);
    }

    [Fact]
    public void The_log_has_one_line_per_cause_and_minute_that_names_host_and_setting()
    {
        var (log, clock) = (new CapturedLog(), new FakeTimeProvider());
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log.Provider));
        var faults = new FaultLog(new("db.example", null, 3306, "wallet", "app", "hush"), clock, loggers.CreateLogger<FaultLog>());
        for (var i = 0; i < 200; i++)
            faults.Report("a request", new SocketException((int)SocketError.HostNotFound));
        faults.Report("a request", DatabaseException.Demoted());
        log.Lines.Should().HaveCount(2);
        log.Lines[0].Text.Should().Contain("db.example:3306").And.Contain("WALLET_DATABASE_HOST").And.NotContain("hush");
        clock.Advance(TimeSpan.FromMinutes(1));
        faults.Report("a request", new SocketException((int)SocketError.HostNotFound));
        log.Lines.Should().HaveCount(3);
        log.Lines[2].Text.Should().Contain("Withheld=199");
    }

    [Fact]
    public async Task A_pool_of_which_all_connections_are_in_use_is_busy_and_holds_up_no_other()
    {
        var database = new Database(api.Cluster.Database with { MaxConnections = 1, ConnectTimeout = TimeSpan.FromSeconds(1) });
        var queries = new QueryRunner(database);
        await using var held = await OpenAsync(database, ConnectionPool.Reads);
        var read = () => queries.ListAsync(new SqlText().Sql("SELECT 1"), row => row.GetInt32(0), stale: false, default);
        (await read.Should().ThrowAsync<DatabaseException>()).Which.Fault.Should().Be(DatabaseFault.Busy);
        foreach (var other in (ConnectionPool[])[ConnectionPool.Batches, ConnectionPool.Upkeep, ConnectionPool.Replica])
            await (await OpenAsync(database, other)).DisposeAsync();
        await Eventually.BecomesTrueAsync(() => ReadsAsync(queries.By(ConnectionPool.Upkeep)), "another pool is read by");
    }

    // A second may be too little on a busy machine, but not each time.
    private static async Task<MySqlConnection> OpenAsync(Database database, ConnectionPool pool)
        => (await Eventually.AnswersAsync(() => TryOpenAsync(database, pool), opened => opened is not null, $"there is a connection for {pool}"))!;

    private static async Task<MySqlConnection?> TryOpenAsync(Database database, ConnectionPool pool)
    {
        try
        {
            return await database.OpenAsync(pool, default);
        }
        catch (MySqlException)
        {
            return null;
        }
    }

    private static async Task<bool> ReadsAsync(QueryRunner queries)
    {
        try
        {
            return await queries.ListAsync(new SqlText().Sql("SELECT 1"), row => row.GetInt32(0), stale: false, default) is [1];
        }
        catch (DatabaseException)
        {
            return false;
        }
    }
}
