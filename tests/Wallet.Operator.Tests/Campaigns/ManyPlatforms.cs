using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Many platforms of one operator with its queue, its workers and its pace, on a clock that is turned whenever nothing is on the wire. Their pods
/// are left out: they ask nothing of AWS. So is the time that a cluster's Fargate profiles take, for EKS makes them one after the other.
/// </summary>
internal sealed class ManyPlatforms : IAsyncDisposable
{
    // Against a hang only: what a loaded machine takes must not decide.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private static readonly TimeSpan Stride = TimeSpan.FromMinutes(2);

    private readonly MeterListener _listener = new();
    private readonly TurnedClock _clock;
    private RunningOperator? _operator;

    private ManyPlatforms(World world, TurnedClock clock, IReadOnlyList<PlatformKey> keys)
        => (World, _clock, Keys) = (world, clock, keys);

    public World World { get; }

    public IReadOnlyList<PlatformKey> Keys { get; }

    /// <summary>How long each platform took until it was ready, in the order in which they were.</summary>
    public List<TimeSpan> TimesToReady { get; } = [];

    /// <summary>So many platforms that nothing has been built of.</summary>
    /// <param name="count">How many.</param>
    /// <param name="areCallsLimited">Whether the account takes only as many calls as AWS documents, and the operator keeps its pace.</param>
    public static async Task<ManyPlatforms> CreateAsync(int count, bool areCallsLimited)
    {
        var world = await World.StartAsync(options => options with
        {
            Hostility = new Hostility { RaisedQuotas = 20 },
            Profiles = new EksTimings(TimeSpan.Zero, TimeSpan.Zero),
        });
        var clock = new TurnedClock(world.Clock);
        world.ClientSettings = settings => settings with { Retries = 0, IsPaced = areCallsLimited };
        (world.Time, world.HasPods) = (clock, false);
        if (areCallsLimited)
            world.Cloud.Aws.Faults.Limit(CallQuota.Documented, world.Clock);
        List<PlatformKey> keys = [];
        for (var number = 1; number <= count; number++)
            keys.Add(await world.CreateAsync($"p{number}", ConvergenceTests.Staging));
        return new ManyPlatforms(world, clock, keys);
    }

    /// <summary>Builds all of them in few passes, however long that takes.</summary>
    public async Task BuildAsync()
    {
        World.Restart();
        using var limit = new CancellationTokenSource(Patience);
        for (var open = Keys.ToHashSet(); open.Count > 0; _clock.Advance(Stride))
        {
            var ready = new ConcurrentBag<PlatformKey>();
            await Parallel.ForEachAsync(open, limit.Token, async (key, stop) =>
            {
                await World.Reconciler.ReconcileAsync(key, stop);
                if ((await World.FindAsync(key))!.Status!.Phase == PlatformPhase.Ready)
                    ready.Add(key);
            });
            open.ExceptWith(ready);
        }
    }

    /// <summary>A new process, which finds all platforms at once.</summary>
    public void Start() => _operator = RunningOperator.Start(World, _clock, queue =>
    {
        foreach (var key in Keys)
            queue.Add(key);
        return [];
    });

    /// <summary>Lets time pass until all are ready.</summary>
    public async Task UntilReadyAsync()
    {
        var began = _clock.GetTimestamp();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "wallet_operator_time_to_ready_seconds" && instrument.Meter.Scope == World.Meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) =>
        {
            lock (TimesToReady)
                TimesToReady.Add(_clock.GetElapsedTime(began));
        });
        _listener.Start();
        await _operator!.UntilAsync(() => Task.FromResult(TimesToReady.Count >= Keys.Count));
    }

    /// <summary>Lets so much time pass.</summary>
    public Task PassAsync(TimeSpan time) => _operator!.PassAsync(time);

    public async ValueTask DisposeAsync()
    {
        if (_operator is not null)
            await _operator.DisposeAsync();
        _listener.Dispose();
        await World.DisposeAsync();
    }
}
