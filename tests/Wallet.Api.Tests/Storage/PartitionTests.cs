using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

public sealed class PartitionTests
{
    private const int Today = 20_000;

    [Theory]
    [InlineData(new long[] { 1 }, 20_001, 14, new long[0])]
    [InlineData(new long[] { 1, 20_014 }, 20_015, 0, new long[0])]
    [InlineData(new long[] { 1, 20_007 }, 20_008, 0, new long[0])]
    [InlineData(new long[] { 1, 20_006 }, 20_007, 8, new long[0])]
    [InlineData(new long[] { 1, 19_000 }, 20_001, 14, new long[] { 19_000 })]
    [InlineData(new long[] { 1, 19_965, 19_966, 20_014 }, 20_015, 0, new long[] { 19_965 })]
    public void Days_are_made_ahead_and_dropped_past_their_time_but_never_the_timeless(long[] bounds, long first, int count, long[] drop)
    {
        var plan = PartitionPlan.Of("kept_answers", bounds, Today);
        (plan.FirstBound, plan.Count).Should().Be((first, count));
        plan.Drop.Should().Equal(drop);
    }

    [Fact]
    public void The_ledger_itself_is_never_dropped()
        => PartitionPlan.Of("entries", [1, 2, 3], Today).Drop.Should().BeEmpty();

    [Fact]
    public async Task Over_the_days_money_moves_on_and_the_past_stays_readable()
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new() { JobsStand = true });
        var queries = new QueryRunner(new Database(cluster.Database));
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var partitions = new PartitionStore(queries);
        var wallet = await cluster.Client.CreateWithAsync("5.00");
        for (var week = 0; week < 8; week++)
        {
            await partitions.KeepAsync(clock.GetUtcNow(), default);
            (await partitions.BoundsAsync("entries", default)).Count.Should().BeGreaterThanOrEqualTo(7 * week);
            clock.Advance(TimeSpan.FromDays(7));
        }
        (await partitions.BoundsAsync("kept_answers", default)).Should().Contain(1);
        (await partitions.BoundsAsync("batches", default)).Count.Should().BeLessThan(30);
        await cluster.Client.MoveAsync(wallet, "deposit", "1.00");
        (await cluster.Client.GetAsync($"wallets/{wallet}/transactions"))["items"].GetArrayLength().Should().Be(2);
    }
}
