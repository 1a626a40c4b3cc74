using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Aws;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>A process of the operator with its queue, its workers and its watches, on a clock that is turned whenever nothing is on the wire.</summary>
internal sealed class RunningOperator : IAsyncDisposable
{
    // Against a hang only: what a loaded machine takes must not decide.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly CallsOnTheWire _calls;
    private readonly World _world;
    private readonly TurnedClock _clock;
    private readonly WorkQueue<PlatformKey> _queue;
    private readonly int _workers;
    private readonly Task _running;

    private RunningOperator(World world, TurnedClock clock, Func<WorkQueue<PlatformKey>, IReadOnlyList<Informer<ObjectHead>>> watches)
    {
        (_world, _clock) = (world, clock);
        world.Restart();
        _calls = CallsOnTheWire.Begin();
        var services = world.Services;
        _queue = new WorkQueue<PlatformKey>(
            FaultPaces.Transient, clock, services.GetRequiredService<Random>(), services.GetRequiredService<Urgency>().Holds);
        var options = services.GetRequiredService<ReconcileOptions>();
        _workers = options.Workers;
        var controller = new PlatformController(
            watches(_queue), services.GetRequiredService<EventRecorder>(), _queue, world.Reconciler, options,
            services.GetRequiredService<OperatorMetrics>(), clock, NullLogger<PlatformController>.Instance);
        _running = controller.RunAsync(_stop.Token);
    }

    /// <summary>Starts a new process in a world whose time is the clock's.</summary>
    /// <param name="world">Where.</param>
    /// <param name="clock">Its time.</param>
    /// <param name="watches">What brings platforms into its queue.</param>
    public static RunningOperator Start(
        World world, TurnedClock clock, Func<WorkQueue<PlatformKey>, IReadOnlyList<Informer<ObjectHead>>> watches) => new(world, clock, watches);

    /// <summary>Lets time pass until it is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            await CalmAsync();
            _clock.Advance(_clock.Next ?? TimeSpan.FromSeconds(1));
            if (_running.IsCompleted)
                await _running;
        }
    }

    /// <summary>Lets so much time pass.</summary>
    public Task PassAsync(TimeSpan time)
    {
        var until = _clock.GetUtcNow() + time;
        return UntilAsync(() => Task.FromResult(_clock.GetUtcNow() >= until));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        _queue.Dispose();
        _stop.Dispose();
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
        || (_queue.Working > 0 && _world.Services.GetRequiredService<AwsRegions>().Pacing.Waiting == 0);
}
