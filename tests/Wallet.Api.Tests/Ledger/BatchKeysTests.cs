using FsCheck.Xunit;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

public sealed class BatchKeysTests
{
    private const long Now = 1_700_000_000_000;
    private const int Lane = 3;
    private const int LaneAhead = 900;

    private readonly BatchKeys _keys = new(new(Now, Lane) { LaneAhead = LaneAhead });

    [Theory]
    [InlineData(null, 0, Lane)]
    [InlineData(-1000, 0, Lane)]
    [InlineData(0, 1, LaneAhead)]
    [InlineData(86_400_000, 86_400_001, LaneAhead)]
    public void A_key_is_of_the_batchs_time_or_just_after_the_wallets_last(int? last, int milliseconds, int lane)
    {
        // The last key is of a higher lane, and so after those of the batch in the same millisecond.
        var key = _keys.Take(last is { } ahead ? TransactionId.FirstOf(Now + ahead, 1000).Value : 0);
        (key.Time.ToUnixTimeMilliseconds() - Now, key.Lane).Should().Be((milliseconds, lane));
    }

    [Fact]
    public void One_who_is_ahead_draws_nobody_after()
    {
        var (soon, tomorrow) = (TransactionId.FirstOf(Now + 50, 7), TransactionId.FirstOf(Now + 86_400_000, 7));
        var first = _keys.Take(tomorrow.Value);
        _keys.Take(first.Value).Value.Should().Be(first.Value + 1, "a wallet's next is beside its last of this batch");
        _keys.Take(soon.Value).Time.Should().Be(soon.Time.AddMilliseconds(1));
        _keys.Take(0).Value.Should().Be(_keys.Batch.Value + 1);
        _keys.Take(tomorrow.Value).Value.Should().Be(first.Value + 2, "another wallet may be as far ahead");
    }

    [Fact]
    public void What_is_taken_back_was_not_given_out()
    {
        var before = _keys.Copy();
        var ahead = TransactionId.FirstOf(Now + 50, 7).Value;
        var taken = (_keys.Take(0), _keys.Take(ahead));
        (before.Take(0), before.Take(ahead)).Should().Be(taken);
    }

    [Property(MaxTest = 500)]
    public void No_key_is_given_out_twice_and_each_is_above_the_last_of_its_wallet(int[] leads)
    {
        var given = new HashSet<TransactionId>();
        foreach (var lead in leads)
        {
            var last = TransactionId.FirstOf(Now + (lead % 5), LaneAhead).Value + (lead & 3);
            for (var time = 0; time < 2; time++)
            {
                var next = _keys.Next(last);
                var key = _keys.Take(last);
                key.Should().Be(next);
                key.Value.Should().BeGreaterThan(last);
                given.Add(key).Should().BeTrue();
                last = key.Value;
            }
        }
    }
}
