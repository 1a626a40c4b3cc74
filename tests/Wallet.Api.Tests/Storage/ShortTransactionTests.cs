using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>What a change outside of batches leaves behind: nothing, where it came to nothing.</summary>
public sealed class ShortTransactionTests : IAsyncLifetime
{
    private const string Locking = "SELECT id FROM barrier WHERE id = 1 FOR UPDATE";
    private ApiCluster _cluster = null!;

    // Its jobs stand still: no other transaction is open.
    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true, JobsStand = true });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_that_was_locked_is_free_again(bool fails)
    {
        using var database = new Database(_cluster.Database);
        var run = () => new ShortTransaction(database).RunAsync(
            new SqlText().Sql(Locking), rows => QueryRunner.AllAsync(rows, row => row.GetInt32(0)), (_, _) => fails ? throw new IOException() : null,
            default);
        if (fails)
            await run.Should().ThrowAsync<Exception>();
        else
            (await run()).Should().BeTrue();
        Open().Should().BeEmpty("the connection is in its pool, for others");
    }

    [Fact]
    public async Task What_is_decided_is_committed()
    {
        using var database = new Database(_cluster.Database);
        var known = await new ShortTransaction(database).RunAsync(
            new SqlText().Sql(Locking), rows => QueryRunner.AllAsync(rows, row => row.GetInt32(0)),
            (_, _) => new SqlText().Sql("UPDATE barrier SET passed = passed + 1000 WHERE id = 1"), default);
        known.Should().BeTrue();
        Open().Should().BeEmpty();
        Convert.ToInt64(DatabaseServers.Shared.Rows($"SELECT passed FROM {_cluster.Database.Name}.barrier").Single()[0]).Should().Be(1000);
    }

    [Theory]
    [InlineData(1213, 5)]
    [InlineData(1020, 5)]
    [InlineData(1062, 5)]
    public async Task What_the_server_rolled_back_or_another_has_written_meanwhile_is_tried_again(int code, int times)
    {
        using var database = new Database(_cluster.Database);
        var tries = 0;
        var known = await new ShortTransaction(database).RunAsync(
            new SqlText().Sql(Locking), rows => QueryRunner.AllAsync(rows, row => row.GetInt32(0)),
            (_, _) => new SqlText().Sql(++tries <= times
                ? $"SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = {code}, MESSAGE_TEXT = 'test'"
                : "UPDATE barrier SET passed = passed + 1000 WHERE id = 1"),
            default);
        known.Should().BeTrue();
        tries.Should().Be(times + 1);
        Convert.ToInt64(DatabaseServers.Shared.Rows($"SELECT passed FROM {_cluster.Database.Name}.barrier").Single()[0]).Should().Be(1000);
    }

    [Fact]
    public async Task What_does_not_cease_to_be_rolled_back_is_given_up_and_nothing_is_changed()
    {
        using var database = new Database(_cluster.Database);
        var run = () => new ShortTransaction(database).RunAsync(
            new SqlText().Sql(Locking), rows => QueryRunner.AllAsync(rows, row => row.GetInt32(0)),
            (_, _) => new SqlText().Sql("UPDATE barrier SET passed = 5 WHERE id = 1;SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'test'"),
            default);
        (await run.Should().ThrowAsync<DatabaseException>()).Which.Fault.Should().Be(DatabaseFault.Rolled);
        Open().Should().BeEmpty();
        Convert.ToInt64(DatabaseServers.Shared.Rows($"SELECT passed FROM {_cluster.Database.Name}.barrier").Single()[0]).Should().Be(0);
    }

    private IEnumerable<object[]> Open() => DatabaseServers.Shared.Rows(
        $"SELECT trx_id FROM information_schema.innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id"
        + $" WHERE db = '{_cluster.Database.Name}' AND trx_rows_locked > 0");
}
