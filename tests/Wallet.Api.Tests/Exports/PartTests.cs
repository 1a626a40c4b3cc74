using Wallet.Api.Exports;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage.Columns;

namespace Wallet.Api.Tests.Exports;

/// <summary>Where parts end, what they are called, and what follows when one cannot be written.</summary>
public class PartTests
{
    [Theory]
    [InlineData(10, 3, long.MaxValue, 0, 3)]
    [InlineData(10, 100, long.MaxValue, 0, 10)]
    [InlineData(10, 100, 1000, 0, 4)]
    [InlineData(10, 100, 1000, 800, 1)]
    [InlineData(10, 100, 1, 0, 1)]
    public void A_part_is_full_with_so_many_rows_or_bytes(int offered, int rows, long bytes, int length, int taken)
    {
        var draft = new PartDraft(new(rows, bytes));
        var count = Enumerable.Range(1, offered).TakeWhile(i => draft.TryAdd(SomeRows.Id(i), [SomeRows.Row(i, length)])).Count();
        (count, draft.Rows.Count, draft.Last).Should().Be((taken, taken, SomeRows.Id(taken)));
    }

    [Fact]
    public void A_transaction_is_not_divided()
    {
        var draft = new PartDraft(new(Rows: 3, long.MaxValue));
        draft.TryAdd(SomeRows.Id(1), [SomeRows.Row(1), SomeRows.Row(1)]).Should().BeTrue();
        draft.TryAdd(SomeRows.Id(2), [SomeRows.Row(2), SomeRows.Row(2)]).Should().BeTrue();
        draft.TryAdd(SomeRows.Id(3), [SomeRows.Row(3)]).Should().BeFalse();
        (draft.Rows.Count, draft.Last).Should().Be((4, SomeRows.Id(2)));
    }

    [Theory]
    [InlineData(1, 0, "data/part-00000001.csv")]
    [InlineData(12_345, 1, "data/part-00012345.jsonl")]
    [InlineData(99_999_999, 2, "data/part-99999999.parquet")]
    public void Parts_are_in_the_order_of_their_names(int number, int format, string name)
        => PartName.Of(number, (ExportFormat)format).Should().Be(name);

    [Theory]
    [InlineData("Away", 0, 5)]
    [InlineData("Away", 1, 10)]
    [InlineData("Away", 6, 320)]
    [InlineData("Away", 1000, 320)]
    [InlineData("Refused", 0, 5)]
    [InlineData("Refused", 3, 40)]
    [InlineData("Refused", 4, null)]
    public void What_is_away_is_waited_for_and_what_is_refused_is_tried_a_few_times(string outcome, int tries, int? seconds)
        => RetryPlan.After(Enum.Parse<PutOutcome>(outcome), tries).Pause.Should().Be(seconds is { } some ? TimeSpan.FromSeconds(some) : null);

    [Fact]
    public void Totals_are_of_each_currency_and_have_more_than_64_bits()
    {
        var (euro, yen) = (Ledger.MemoryLedger.Euro, Ledger.MemoryLedger.Yen);
        var part = CurrencyTotal.Of([(yen, -5), (euro, long.MaxValue), (euro, long.MinValue), (yen, 0)]);
        part.Should().Equal(new CurrencyTotal(euro, 2, long.MaxValue, -(Int128)long.MinValue), new CurrencyTotal(yen, 2, 0, 5));
        var both = CurrencyTotal.Sum([.. part, .. part]);
        both[0].Should().Be(new CurrencyTotal(euro, 4, 2 * (Int128)long.MaxValue, -2 * (Int128)long.MinValue));
        ManifestTotal.Of(both[0]).Should().Be(new ManifestTotal("EUR", 2, 4, "18446744073709551614", "18446744073709551616"));
        ExportPartColumns.WriteTotals(both).Should().Be("978:4:18446744073709551614:18446744073709551616 392:4:0:10");
    }

    [Fact]
    public void An_id_is_read_as_it_is_written_and_later_ones_are_greater()
    {
        var (first, second) = (ExportId.At(DateTimeOffset.UnixEpoch.AddYears(56)), ExportId.At(DateTimeOffset.UnixEpoch.AddYears(56).AddMilliseconds(1)));
        ExportId.TryParse(first.ToString(), out var read).Should().BeTrue();
        read.Should().Be(first);
        (first.Value < second.Value).Should().BeTrue();
        ExportId.TryParse("nonsense", out _).Should().BeFalse();
    }
}
