using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Outbox;

/// <summary>What was published and stays in the outbox is not published again, and brought again after a while.</summary>
public sealed class KeptBatchesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly KeptBatches _kept;

    public KeptBatchesTests() => _kept = new(_clock);

    [Fact]
    public void While_there_are_none_a_pass_takes_all()
        => (_kept.From, _kept.Lowest, _kept.Prefix).Should().Be((0L, (long?)null, default));

    [Fact]
    public void A_pass_begins_behind_them_until_it_is_time_to_bring_them_again()
    {
        _kept.Keep([Batch(5), Batch(3)], isBrought: true);
        (_kept.From, _kept.Lowest, _kept.Prefix).Should().Be((5L, 3L, new OutboxPrefix(2, 5 ^ 3)));
        _clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        _kept.Keep([Batch(7)], isBrought: false);
        _kept.From.Should().Be(7);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _kept.From.Should().Be(0, "those that came last have not been brought");
        _kept.Keep([Batch(7)], isBrought: true);
        _kept.From.Should().Be(7);
    }

    [Fact]
    public void They_can_be_brought_at_once()
    {
        _kept.Keep([Batch(5)], isBrought: true);
        _kept.Bring();
        _kept.From.Should().Be(0);
        _kept.Keep([Batch(6)], isBrought: false);
        _kept.From.Should().Be(0, "that pass began behind them");
        _kept.Keep([Batch(5)], isBrought: true);
        _kept.From.Should().Be(6);
    }

    [Fact]
    public void Only_others_are_published()
    {
        _kept.Keep([Batch(5), Batch(3)], isBrought: true);
        _kept.Unpublished([Batch(3), Batch(4), Batch(5), Batch(6)]).Select(message => message.Id).Should().Equal("4", "6");
    }

    [Fact]
    public void What_is_taken_out_is_forgotten()
    {
        _kept.Keep([Batch(5), Batch(3), Batch(4)], isBrought: true);
        _kept.Forget([Batch(3), Batch(5), Batch(9)]);
        (_kept.From, _kept.Lowest).Should().Be((4L, 4L));
        _kept.Unpublished([Batch(3)]).Should().HaveCount(1);
        _kept.Forget();
        (_kept.From, _kept.Lowest).Should().Be((0L, (long?)null));
    }

    private static PlannedBatch Batch(long id)
        => new(id, [new(Topics.Entries, "wallet", id.ToString(CultureInfo.InvariantCulture), EventTypes.Entry, DateTimeOffset.UnixEpoch, [])]);
}
