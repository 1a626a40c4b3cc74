using System.Net;
using MySqlConnector;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

/// <summary>A server that takes small packets: what does not fit into one goes in several, and no command pays for another's size.</summary>
public sealed class FatBatchTests : IDisposable
{
    // What is heavy may wait for a wallet with a stripe of the outside world in hand, and lets it go after this.
    private readonly MariaDbServer _server = MariaDbServer.StartPrivate("--max-allowed-packet=1M", "--innodb-lock-wait-timeout=5");
    private static readonly Dictionary<string, string> Fat = new() { ["note"] = new string('x', 8000) };

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Fat_commands_are_spread_over_packets_that_the_server_takes()
    {
        await using var cluster = await ApiCluster.StartAsync(_server, setup: new() { Batching = patient => patient with { Lanes = 1 } });
        var wallet = await cluster.Client.CreateAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => cluster.Client.PostAsync(
            $"wallets/{wallet}/deposit", new { amount = "1.00", metadata = Fat }, Guid.CreateVersion7().ToString())));
        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.OK);
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(150 * 100);
    }

    [Fact]
    public async Task A_command_that_fits_into_no_packet_is_not_executed_and_its_neighbours_are()
    {
        await using var cluster = await ApiCluster.StartAsync(_server, setup: new() { Batching = patient => patient with { Lanes = 1 } });
        var wallet = await cluster.Client.CreateAsync();
        var items = Enumerable.Range(0, 100).Select(_ => new { type = "deposit", walletId = wallet, amount = "1.00", metadata = Fat });
        var fat = cluster.Client.PostAsync("transactions/batch", new { mode = "atomic", items }, Guid.CreateVersion7().ToString());
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cluster.Client.MoveAsync(wallet, "deposit", "1.00")));
        others.Should().OnlyContain(a => a.Status == HttpStatusCode.OK);
        (await fat)["outcome"].GetString().Should().Be("not_executed");
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(20 * 100);
    }

    [Fact]
    public async Task Others_do_not_wait_for_a_heavy_command_that_waits()
    {
        await using var cluster = await ApiCluster.StartAsync(
            _server, setup: new() { Batching = patient => patient with { Lanes = 1 } });
        var (locked, free) = (await cluster.Client.CreateAsync(), await cluster.Client.CreateAsync());
        WalletId.TryParse(locked, out var id).Should().BeTrue();
        await using var connection = await new Database(cluster.Database).OpenAsync(ConnectionPool.Reads, default);
        await using var transaction = await connection.BeginTransactionAsync();
        await new MySqlCommand($"SELECT posted FROM balances WHERE wallet_id = {id.Value} FOR UPDATE", connection, transaction).ExecuteScalarAsync();
        var items = Enumerable.Range(0, 200).Select(_ => new { type = "deposit", walletId = locked, amount = "1.00" });
        var heavy = cluster.Client.PostAsync("transactions/batch", new { mode = "atomic", items }, Guid.CreateVersion7().ToString());
        await Eventually.BecomesTrueAsync(
            () => _server.Rows("SELECT id FROM information_schema.processlist WHERE info LIKE '%FROM balances%FOR UPDATE%' AND id <> CONNECTION_ID()").Count > 0,
            "the heavy one waits for the wallet");

        (await cluster.Client.MoveAsync(free, "deposit", "1.00")).Status.Should().Be(HttpStatusCode.OK);

        heavy.IsCompleted.Should().BeFalse();
        await transaction.RollbackAsync();
        (await heavy).Status.Should().Be(HttpStatusCode.OK);
        (await cluster.Client.BalanceAsync(locked)).Should().Be(200 * 100);
    }

    [Theory]
    [InlineData(128, 0, false)]
    [InlineData(129, 0, true)]
    [InlineData(1, 1 << 20, false)]
    [InlineData(1, (1 << 20) + 1, true)]
    public void A_quarter_of_a_batch_is_heavy(int items, long bytes, bool isHeavy)
        => new BatchOptions().IsHeavy(new(items, bytes)).Should().Be(isHeavy);
}
