using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class StartSpreadTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(1, 0, 0.5)]
    [InlineData(1, 0.5, 1)]
    [InlineData(10, 0.5, 10)]
    [InlineData(10, 0, 5)]
    [InlineData(200, 0.5, 200)]
    [InlineData(300, 0.5, 300)]
    [InlineData(301, 0.5, 150)]
    [InlineData(500, 0.9, 270)]
    public void Each_platform_waits_a_second_more_than_the_one_before_it(int place, double draw, double seconds)
        => StartSpread.DelayOf(place, Longest, draw).TotalSeconds.Should().BeApproximately(seconds, 1e-6);

    [Property]
    public bool None_waits_for_longer_than_the_longest(ushort place, byte draw)
        => StartSpread.DelayOf(place, Longest, draw / 256.0) <= Longest;

    [Fact]
    public void Five_hundred_first_looks_are_spread_over_the_time()
    {
        var time = new FakeTimeProvider();
        var spread = new StartSpread(Longest, time, new Random(7));
        var waits = Enumerable.Range(0, 500).Select(number => spread.WaitOf($"uid {number}") ?? TimeSpan.Zero).ToList();

        waits[0].Should().Be(TimeSpan.Zero, "one platform alone waits for nothing");
        waits.GroupBy(wait => (int)(wait.TotalSeconds / 10)).Max(tenSeconds => tenSeconds.Count()).Should().BeLessThan(60);
    }

    [Fact]
    public void A_platform_waits_once()
    {
        var time = new FakeTimeProvider();
        var spread = new StartSpread(Longest, time, new Random(7));
        spread.WaitOf("first");
        var wait = spread.WaitOf("second");
        wait.Should().NotBeNull();

        time.Advance(wait!.Value / 2);
        spread.WaitOf("second").Should().Be(wait.Value - (wait.Value / 2), "another reason to look does not begin the wait again");
        time.Advance(wait.Value);
        spread.WaitOf("second").Should().BeNull();
    }

    [Fact]
    public void A_platform_that_had_a_look_waits_for_none()
    {
        var spread = new StartSpread(Longest, new FakeTimeProvider(), new Random(7));
        spread.WaitOf("first");
        spread.Looked("second");

        spread.WaitOf("second").Should().BeNull("it moved when the process began, and is ready since");
    }

    [Fact]
    public async Task After_a_start_ready_platforms_are_looked_at_one_after_the_other_and_changed_ones_at_once()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var (other, changed) = (platform.Key with { Name = "other" }, platform.Key with { Name = "changed" });
        foreach (var key in new[] { other, changed })
            await ApiServer.CreatePlatformAsync(platform.Client, key.Namespace, key.Name, Specs.Staging);
        foreach (var key in new[] { platform.Key, other, changed })
            await platform.Reconciler.ReconcileAsync(key, CancellationToken.None);
        platform.Restart();

        (await LooksAsync(platform.Key)).Should().BeTrue("the first need not wait");
        (await LooksAsync(other)).Should().BeFalse();
        await platform.PatchAsync("""{"spec":{"owner":"other"}}""", changed);
        (await LooksAsync(changed)).Should().BeTrue("another spec is looked at at once");
        platform.Time.Advance(TimeSpan.FromSeconds(1.5));
        (await LooksAsync(other)).Should().BeTrue("its turn has come");

        async Task<bool> LooksAsync(PlatformKey key)
        {
            platform.Journal.Clear();
            var wake = await platform.Reconciler.ReconcileAsync(key, CancellationToken.None);
            wake.Should().BePositive().And.BeLessThan(platform.Journal.Count > 0 ? TimeSpan.FromMinutes(7) : TimeSpan.FromSeconds(1.5));
            return platform.Journal.Count > 0;
        }
    }
}
