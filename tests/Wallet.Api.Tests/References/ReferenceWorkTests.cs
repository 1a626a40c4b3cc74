using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.References;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.References;

/// <summary>How many rows the server looks at, by its own count, where 200,000 transactions of many days have one reference.</summary>
public sealed class ReferenceWorkTests : IAsyncLifetime
{
    private const string Popular = "rent";
    private const int Count = 200_000;
    private const int Days = 40;
    private const int PageSize = 50;

    // The page and one more of the table, where it goes on, the transactions themselves.
    private const int OfAPage = (3 * PageSize) + 10;

    private readonly int _firstDay = TransactionId.FirstAt(DateTimeOffset.UtcNow).Day - Days - 2;
    private QueryRunner _queries = null!;

    private static Caller Ann { get; } = new(Digest.OfOwner("ann"), AnyWallet: false);

    public async Task InitializeAsync()
    {
        var database = DatabaseServers.Shared.Create($"reference_work_{Environment.ProcessId}");
        new Schema(database, NullLogger<Schema>.Instance).Migrate();
        _queries = new(new Database(database with { MaxConnections = 1, ConnectionLifetime = TimeSpan.Zero }));
        var (second, aDay) = (TransactionId.FirstOn(_firstDay + 1).Value, TransactionId.FirstOn(1).Value);
        await ExecuteAsync($"CALL extend_partitions('transactions', {second}, {aDay}, {Days + 14})");
        const string Digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 "
            + "UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        await ExecuteAsync(
            "INSERT INTO transactions (transaction_id, kind, currency, amount, debit_wallet, credit_wallet, reference) "
            + $"SELECT {TransactionId.FirstOn(_firstDay).Value} + n * {TransactionId.FirstOn(Days).Value / Count}, 3, 978, 1, 1, 2, '{Popular}' FROM "
            + "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n FROM "
            + string.Join(", ", "abcefg".Select(name => $"{Digits} {name}")) + $") numbers WHERE n < {Count}");
        foreach (var hash in new[] { Caller.Trusted, Ann }.Select(c => new SqlText().Bytes(TransactionReference.HashFor(c, Popular))))
            await ExecuteAsync($"INSERT INTO transaction_references SELECT {hash}, transaction_id FROM transactions");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_look_up_costs_a_page_whoever_asks_and_wherever_it_begins()
    {
        var middle = TransactionId.FirstOn(_firstDay + (Days / 2));
        foreach (var caller in new[] { Caller.Trusted, Ann })
        {
            await CostsAtMostAsync(OfAPage, () => FindAsync(Popular, caller, default), PageSize);
            await CostsAtMostAsync(OfAPage, () => FindAsync(Popular, caller, middle), PageSize);
        }
        await CostsAtMostAsync(OfAPage, () => FindAsync(Popular, new(Digest.OfOwner("bob"), AnyWallet: false), default), 0);
        await CostsAtMostAsync(OfAPage, () => FindAsync("nobody's", Caller.Trusted, default), 0);
    }

    [Fact]
    public async Task Pages_have_every_transaction_once_and_in_order()
    {
        var (store, seen) = (new ReferenceStore(_queries), new List<TransactionId>());
        for (TransactionId? after = default(TransactionId); after is { } from;)
        {
            var page = await store.FindAsync(Popular, Ann, "ann", from, 5_000, default);
            seen.AddRange(page.Ids);
            after = page.Next;
        }
        seen.Should().HaveCount(Count).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    private async Task<int> FindAsync(string reference, Caller caller, TransactionId after)
    {
        var page = await new ReferenceStore(_queries).FindAsync(reference, caller, "ann", after, PageSize, default);
        return (await new TransactionStore(_queries).FindAsync(page.Ids, default)).Found.Count;
    }

    private async Task CostsAtMostAsync(long rows, Func<Task<int>> read, int expected)
    {
        var nothing = -(await RowsReadAsync() - await RowsReadAsync());
        var before = await RowsReadAsync();
        (await read()).Should().Be(expected);
        (await RowsReadAsync() - before - nothing).Should().BeLessThanOrEqualTo(rows);
    }

    private async Task<long> RowsReadAsync() => (await _queries.ListAsync(
        new SqlText().Sql("SHOW SESSION STATUS LIKE 'Handler_read%'"),
        row => long.Parse(row.GetString(1), CultureInfo.InvariantCulture), stale: false, default)).Sum();

    private Task ExecuteAsync(string sql) => _queries.ExecuteAsync(new SqlText().Sql(sql), default);
}
