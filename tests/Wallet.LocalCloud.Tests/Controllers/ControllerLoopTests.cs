using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class ControllerLoopTests
{
    [Fact]
    public async Task A_wait_counts_from_before_the_pass_that_asks_for_it()
    {
        var clock = new FakeTimeProvider();
        var controller = new TurnsTheClock(clock);
        using var loop = new ControllerLoop(controller, clock, NullLogger<ControllerLoop>.Instance);
        using var stop = new CancellationTokenSource();
        var running = loop.RunAsync(stop.Token);

        loop.Enqueue(new ObjectKey("default", "job"));

        await controller.SecondPass.WaitAsync(TimeSpan.FromMinutes(10));
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Looks at the time, and wants another pass in a minute; while it works, an hour goes by.</summary>
    private sealed class TurnsTheClock(FakeTimeProvider clock) : IController
    {
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _hasRun;

        public Task SecondPass => _second.Task;

        public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
        {
        }

        public Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
        {
            if (_hasRun) _second.TrySetResult();
            _hasRun = true;
            clock.Advance(TimeSpan.FromHours(1));
            return Task.FromResult<TimeSpan?>(TimeSpan.FromMinutes(1));
        }
    }
}
