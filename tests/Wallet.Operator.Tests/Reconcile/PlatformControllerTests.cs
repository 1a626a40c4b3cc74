using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>From a change at the API server to a pass and back, with the real informer and queue.</summary>
public sealed class PlatformControllerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_platform_that_appears_changes_and_goes_is_worked_on_at_once()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        using var stop = new CancellationTokenSource();
        var generations = new BlockingCollection<long>();
        platform["app"].OnReconcile = pass =>
        {
            generations.Add(pass.Generation);
            return new StepOutcome.InSync();
        };
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, platform.Time, new Random(1));
        var running = Controller(platform, queue).RunAsync(stop.Token);

        (await NextAsync(generations)).Should().Be(1);
        await platform.PatchAsync("""{"spec":{"owner":"other"}}""");
        (await NextAsync(generations)).Should().Be(2);
        await platform.DeleteAsync();
        await GoneAsync(platform);

        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
        generations.Should().BeEmpty("its own status writes bring a platform no pass");
    }

    private static PlatformController Controller(ScriptedPlatform platform, WorkQueue<PlatformKey> queue)
    {
        var informer = new Informer<ObjectHead>(
            new ResourceFeed<ObjectHead>(platform.Client, PlatformStore.Kind, platform.Key.Namespace),
            PlatformController.Fingerprint,
            key => queue.Add(new PlatformKey(key.Namespace, key.Name)),
            new InformerOptions(),
            TimeProvider.System,
            new Random(1),
            NullLogger<Informer<ObjectHead>>.Instance);
        return new PlatformController(
            [informer], platform.Events, queue, platform.Reconciler, new ReconcileOptions { Workers = 2 }, platform.Metrics, platform.Time, NullLogger<PlatformController>.Instance);
    }

    private static Task<long> NextAsync(BlockingCollection<long> generations) => Task.Run(() =>
        generations.TryTake(out var generation, Limit) ? generation : throw new TimeoutException("no pass came"));

    private static async Task GoneAsync(ScriptedPlatform platform)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (await platform.FindAsync() is not null)
            limit.Token.ThrowIfCancellationRequested();
    }
}
