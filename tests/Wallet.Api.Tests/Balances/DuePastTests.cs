using Wallet.Api.Balances.Days;
using Wallet.Api.Commands;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Balances;

/// <summary>Which days may be retired, and how many wallets are audited at once.</summary>
public sealed class DuePastTests
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(5);

    /// <summary>Partitions of days 8 to 22 are there; the time is so many hours after the beginning of day 20.</summary>
    [Theory]
    [InlineData(20, 10, 0, null, "11 12 13 14")]
    [InlineData(20, 10, -1, null, "11 12 13")]
    [InlineData(20, 10, 23, null, "11 12 13 14")]
    [InlineData(20, 10, 24, null, "11 12 13 14 15")]
    [InlineData(12, 10, 0, null, "11 12")]
    [InlineData(0, 0, 0, null, "")]
    [InlineData(20, 0, 0, null, "8 9 10 11 12 13 14")]
    [InlineData(20, 14, 0, null, "")]
    [InlineData(20, 10, 0, 13, "11 12")]
    [InlineData(20, 10, 0, 99, "11 12 13 14")]
    public void A_day_is_due_that_is_closed_sealed_and_older_than_the_retention(int closed, int retired, int hours, int? sealedBefore, string days)
    {
        var due = RetirementPlan.DueDays(
            Enumerable.Range(8, 15).Reverse().Select(Bound), new(closed, retired), Retention,
            DateTimeOffset.UnixEpoch.AddDays(20).AddHours(hours), sealedBefore is { } day ? TransactionId.FirstOn(day) : null);
        string.Join(' ', due).Should().Be(days);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(7, "")]
    [InlineData(8, "8")]
    [InlineData(10, "8 9 10")]
    public void What_is_retired_and_still_there_is_to_leave(int retired, string days)
        => RetirementPlan.Leaving(Enumerable.Range(8, 5).Reverse().Select(Bound), new(20, retired))
            .Should().Equal(days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => Bound(int.Parse(day, null))));

    [Theory]
    [InlineData("5 5 5", 10, 2)]
    [InlineData("5 5 5", 15, 3)]
    [InlineData("5 6 1", 10, 1)]
    [InlineData("99 1", 10, 1)]
    [InlineData("0 0 10 0 1", 10, 4)]
    [InlineData("", 10, 0)]
    public void As_many_wallets_are_audited_as_have_so_many_entries_together(string entries, long most, int taken)
    {
        var candidates = entries.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((n, i) => new AuditCandidate(new(i), 100 + int.Parse(n, null), new(new(i), 1, default, default, 100, 0, 0, default))).ToList();
        AuditCandidate.Take(candidates, most).Should().Equal(candidates.Take(taken));
    }

    [Theory]
    [InlineData(7L, null, 7L)]
    [InlineData(7L, 5L, 2L)]
    [InlineData(5L, 7L, 0L)]
    public void A_wallet_has_the_entries_since_its_closing(long version, long? closed, long entries)
        => new AuditCandidate(new(1), version, closed is { } sequence ? new(new(1), 1, default, default, sequence, 0, 0, default) : null)
            .Entries.Should().Be(entries);

    private static long Bound(int day) => TransactionId.FirstOn(day + 1).Value;
}
