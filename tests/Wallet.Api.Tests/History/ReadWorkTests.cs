using System.Globalization;
using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Tests.History;

/// <summary>How many rows the server looks at, by its own count: on a wallet of 100,000 entries, over 120 daily partitions.</summary>
public sealed class ReadWorkTests(ReadWorkFixture past) : IClassFixture<ReadWorkFixture>
{
    private const int PageSize = 50;

    // A page, one more line, the days' closings, what transactions say, and the dives into some indexes.
    private const int OfAPage = 6 * PageSize;

    [Fact]
    public async Task A_page_costs_a_page_wherever_it_begins()
    {
        await CostsAtMostAsync(OfAPage, () => PageAsync(past.Busy), PageSize);
        await CostsAtMostAsync(OfAPage, () => PageAsync(past.Busy, before: TransactionId.FirstOn(past.FirstDay + 50)), PageSize);
        var from = TransactionId.FirstOn(past.FirstDay + 10);
        await CostsAtMostAsync(OfAPage, () => PageAsync(past.Busy, from, before: new(from.Value + (1L << 50))), PageSize);
        await CostsAtMostAsync(OfAPage, () => PageAsync(past.Busy, before: TransactionId.FirstOn(past.FirstDay)), 0);
    }

    [Fact]
    public async Task A_page_over_many_days_of_few_entries_looks_into_those_days_alone()
        => await CostsAtMostAsync(OfAPage, () => PageAsync(past.Quiet), PageSize);

    [Fact]
    public async Task A_page_of_what_is_rare_stops_and_goes_on_with_the_next()
    {
        // The first entry of all is the only deposit.
        StatementQuery Rare(TransactionId before) => new(past.Busy, default, before, PageSize) { Kind = TransactionKind.Deposit };
        var (pages, found) = (0, new List<StatementLine>());
        TransactionId? next = new TransactionId(long.MaxValue);
        while (next is { } before)
        {
            var page = default(StatementPage)!;
            await CostsAtMostAsync(2000, async () => (page = await past.Reader.PageAsync(Rare(before), default)).Lines.Count);
            found.AddRange(page.Lines);
            next = page.Next;
            pages++;
        }
        found.Should().ContainSingle().Which.Entry.Sequence.Should().Be(1);
        pages.Should().BeInRange(ReadWorkFixture.Entries / 1000, (ReadWorkFixture.Entries / 1000) + ReadWorkFixture.Days);
    }

    [Fact]
    public async Task A_balance_at_a_time_costs_a_few_dives_at_any_age()
    {
        for (var day = 1; day < ReadWorkFixture.Days; day += 7)
        {
            foreach (var wallet in new[] { past.Busy, past.Quiet })
            {
                var at = TransactionId.FirstOn(past.FirstDay + day);
                await CostsAtMostAsync(12, async () => (await past.Reader.AtAsync(wallet, at, default)).Exact is null ? 0 : 1, 1);
            }
        }
        var last = new TransactionId(long.MaxValue - 1);
        await CostsAtMostAsync(60, async () => (int)(await past.Reader.AtAsync(past.Quiet, last, default)).Exact!.Version, ReadWorkFixture.Days);
    }

    private async Task CostsAtMostAsync(long rows, Func<Task<int>> read, int? expected = null)
    {
        var nothing = -(await RowsReadAsync() - await RowsReadAsync());
        var before = await RowsReadAsync();
        var found = await read();
        var cost = await RowsReadAsync() - before - nothing;
        if (expected is { } count)
            found.Should().Be(count);
        cost.Should().BeLessThanOrEqualTo(rows);
    }

    private async Task<int> PageAsync(WalletId wallet, TransactionId from = default, TransactionId? before = null)
    {
        var end = before ?? TransactionId.FirstOn(past.FirstDay + ReadWorkFixture.Days);
        return (await past.Reader.PageAsync(new(wallet, from, end, PageSize), default)).Lines.Count;
    }

    private async Task<long> RowsReadAsync() => (await past.Queries.ListAsync(
        new SqlText().Sql("SHOW SESSION STATUS LIKE 'Handler_read%'"),
        row => long.Parse(row.GetString(1), CultureInfo.InvariantCulture), stale: false, default)).Sum();
}
