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

    private IEnumerable<object[]> Open() => DatabaseServers.Shared.Rows(
        $"SELECT trx_id FROM information_schema.innodb_trx JOIN information_schema.processlist ON id = trx_mysql_thread_id"
        + $" WHERE db = '{_cluster.Database.Name}' AND trx_rows_locked > 0");
}
