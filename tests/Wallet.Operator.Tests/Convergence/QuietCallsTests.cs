using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>What platforms cost in AWS calls while nothing happens: all rooms, as the process registers them.</summary>
public sealed class QuietCallsTests(ITestOutputHelper output)
{
    private const int PassesOfAnHour = 12;
    private static readonly TimeSpan Resync = new ReconcileOptions().Resync;

    // The cluster's controllers run on real time: the limit is for them, over more than a thousand passes.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>
    /// Measured, in an hour of a resync each five minutes: 378 calls for one platform, 31.5 in each pass. For fifteen 3,234, 18.0 in each pass,
    /// when all are looked at in the same moment, as after a start: what lists show is read once for all. Spread evenly, 20 seconds apart,
    /// 3,450, 19.2 in each pass: a shared list serves platforms at rest for two minutes.
    /// </summary>
    [Fact]
    public async Task Fifteen_quiet_platforms_share_what_they_can()
    {
        await using var world = await World.StartAsync();
        var keys = await BuildAsync(world, 15);

        (await CallsAnHourAsync(world, [keys[0]], Resync)).Should().BeLessThan(388);
        (await CallsAnHourAsync(world, keys, TimeSpan.Zero)).Should().BeLessThan(3290, "all are looked at in the same moment");
        (await CallsAnHourAsync(world, keys, Resync / keys.Count)).Should().BeLessThan(3550, "one is looked at every 20 seconds");
    }

    private static async Task<IReadOnlyList<PlatformKey>> BuildAsync(World world, int count)
    {
        List<PlatformKey> keys = [];
        for (var number = 1; number <= count; number++)
            keys.Add(await world.CreateAsync($"quiet-{number}", ConvergenceTests.Staging));
        using var limit = new CancellationTokenSource(Patience);
        for (var open = keys.ToList(); open.Count > 0; world.Clock.Advance(TimeSpan.FromSeconds(30)))
        {
            limit.Token.ThrowIfCancellationRequested();
            foreach (var key in open.ToList())
            {
                await world.Reconciler.ReconcileAsync(key, CancellationToken.None);
                if ((await world.FindAsync(key))!.Status!.Phase == "Ready")
                    open.Remove(key);
            }
        }

        return keys;
    }

    /// <summary>Calls of an hour of looks at all platforms, so far apart from each other, after one of settling.</summary>
    private async Task<int> CallsAnHourAsync(World world, IReadOnlyList<PlatformKey> keys, TimeSpan apart)
    {
        for (var pass = 0; pass < 2 * PassesOfAnHour; pass++)
        {
            if (pass == PassesOfAnHour)
                world.Cloud.Aws.Journal.Clear();
            foreach (var key in keys)
            {
                await world.Reconciler.ReconcileAsync(key, CancellationToken.None);
                world.Clock.Advance(apart);
            }

            world.Clock.Advance(Resync - (apart * keys.Count));
        }

        var calls = world.Cloud.Aws.Journal.Calls;
        calls.Should().NotContain(call => call.IsMutation);
        foreach (var each in calls.GroupBy(call => $"{call.Service}:{call.Operation}").OrderByDescending(each => each.Count()))
            output.WriteLine($"{each.Count(),6} {each.Key}");
        output.WriteLine($"{calls.Count} calls in an hour, {calls.Count / (double)PassesOfAnHour / keys.Count:0.0} in each pass");
        return calls.Count;
    }
}
