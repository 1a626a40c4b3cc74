using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;
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

    private readonly CancellationTokenSource _stop = new();
    private readonly MeterListener _listener = new();
    private readonly TurnedClock _clock;
    private CallsOnTheWire _calls = null!;
    private WorkQueue<PlatformKey> _queue = null!;
    private int _workers;
    private Task _running = Task.CompletedTask;

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
    public void Start()
    {
        World.Restart();
        _calls = CallsOnTheWire.Begin();
        var services = World.Services;
        _queue = new WorkQueue<PlatformKey>(
            FaultPaces.Transient, _clock, services.GetRequiredService<Random>(), services.GetRequiredService<Urgency>().Holds);
        var options = services.GetRequiredService<ReconcileOptions>();
        _workers = options.Workers;
        var controller = new PlatformController(
            [], services.GetRequiredService<EventRecorder>(), _queue, World.Reconciler, options,
            services.GetRequiredService<OperatorMetrics>(), _clock, NullLogger<PlatformController>.Instance);
        foreach (var key in Keys)
            _queue.Add(key);
        _running = controller.RunAsync(_stop.Token);
    }

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
        await UntilAsync(() => TimesToReady.Count >= Keys.Count);
    }

    /// <summary>Lets so much time pass.</summary>
    public Task PassAsync(TimeSpan time)
    {
        var until = _clock.GetUtcNow() + time;
        return UntilAsync(() => _clock.GetUtcNow() >= until);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _listener.Dispose();
        _stop.Dispose();
        await World.DisposeAsync();
    }

    private async Task StopAsync()
    {
        if (_queue is null)
            return;
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _queue.Dispose();
    }

    private async Task UntilAsync(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            await CalmAsync();
            _clock.Advance(_clock.Next ?? TimeSpan.FromSeconds(1));
            if (_running.IsCompleted)
                await _running;
        }
    }

    // Until all passes that run wait for their turn at AWS. That none of them is just computing is looked at several times: where a loaded machine
    // makes that too short, time passes a little early, which does no harm. While none waits, time stands still until all have ended.
    private async Task CalmAsync()
    {
        for (var calm = 0; calm < 3; calm++)
        {
            if (!IsBusy && _queue.Working == 0)
                return;
            await Task.Delay(1);
            if (IsBusy)
                calm = -1;
        }
    }

    private bool IsBusy => _calls.Count > 0
        || (_queue.Working < _workers && _queue.Depth > 0)
        || (_queue.Working > 0 && World.Services.GetRequiredService<AwsRegions>().Pacing.Waiting == 0);
}
