using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Aws.Pacing;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>From a change at the API server to a pass and back, with the real informer and queue.</summary>
public sealed class PlatformControllerTests(ApiServer server) : IClassFixture<ApiServer>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

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
        var running = Controller(platform, queue, Platforms(platform, queue)).RunAsync(stop.Token);

        (await NextAsync(generations)).Should().Be(1);
        await platform.PatchAsync("""{"spec":{"owner":"other"}}""");
        (await NextAsync(generations)).Should().Be(2);
        await platform.DeleteAsync();
        await GoneAsync(platform);

        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
        generations.Should().BeEmpty("its own status writes bring a platform no pass");
    }

    [Fact]
    public async Task A_namespace_that_cannot_be_watched_holds_up_no_platform_of_another()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var forbidden = await server.CreateNamespaceAsync(platform.Client);
        using var limited = await OnlyInAsync(platform.Client, platform.Key.Namespace);
        using var stop = new CancellationTokenSource();
        var generations = new BlockingCollection<long>();
        platform["app"].OnReconcile = pass =>
        {
            generations.Add(pass.Generation);
            return new StepOutcome.InSync();
        };
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, platform.Time, new Random(1));
        var watches = Watches.In(
            limited, queue, [forbidden, platform.Key.Namespace, "not-there"], TimeProvider.System, new Random(1),
            NullLogger<Informer<ObjectHead>>.Instance);
        var running = Controller(platform, queue, watches.All).RunAsync(stop.Token);

        (await NextAsync(generations)).Should().Be(1);
        await platform.PatchAsync("""{"spec":{"owner":"other"}}""");
        (await NextAsync(generations)).Should().Be(2);

        watches.Platforms.Select(watch => watch.IsListed).Should().Equal(false, true, false);
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_platform_that_is_gone_leaves_nothing_in_the_metrics_or_the_event_counts()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        using var stop = new CancellationTokenSource();
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, platform.Time, new Random(1));
        var running = Controller(platform, queue, Platforms(platform, queue)).RunAsync(stop.Token);
        platform.Metrics.PlatformReady(platform.Key.Namespace, platform.Key.Name, true);
        using var gauges = new Gauges("wallet_operator_platform_ready");
        gauges.Read().Should().Contain($"1 name={platform.Key.Name} namespace={platform.Key.Namespace}");

        // A platform that goes before the first list is none that the controller has known.
        await UntilAsync(() => platform.Events.Counts.Size > 0);
        await platform.DeleteAsync();
        await UntilAsync(() => !gauges.Read().Any(line => line.EndsWith($" namespace={platform.Key.Namespace}", StringComparison.Ordinal)));

        platform.Events.Counts.Size.Should().Be(0);
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_platform_is_urgent_from_the_moment_of_its_deletion_until_it_is_gone()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        await platform.PassAsync();
        var urgent = new BlockingCollection<(bool Queue, CallLane Calls)>();
        platform["app"].OnDelete = _ =>
        {
            urgent.Add((platform.Urgency.Holds(platform.Key), CallLanes.Current));
            return new StepOutcome.InSync();
        };
        using var stop = new CancellationTokenSource();
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, platform.Time, new Random(1), platform.Urgency.Holds);
        var watches = Watches.In(
            platform.Client, queue, [platform.Key.Namespace], TimeProvider.System, new Random(1), NullLogger<Informer<ObjectHead>>.Instance,
            platform.Urgency);
        var looks = 0;
        platform["app"].OnReconcile = _ =>
        {
            Interlocked.Increment(ref looks);
            return new StepOutcome.InSync();
        };
        var running = Controller(platform, queue, watches.All).RunAsync(stop.Token);

        // The first pass comes from the first list; where it met the deletion, it would before the watch does.
        await UntilAsync(() => Volatile.Read(ref looks) > 0);
        await platform.DeleteAsync();
        await GoneAsync(platform);

        urgent.TryTake(out var first, Limit).Should().BeTrue();
        first.Should().Be((true, CallLane.Urgent), "its first pass does not wait behind those of the others");
        await UntilAsync(() => !platform.Urgency.Holds(platform.Key));
        await stop.CancelAsync();
        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_pass_that_began_before_the_deletion_leaves_the_platform_urgent()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        var read = await platform.ReadAsync();
        platform["app"].OnReconcile = _ =>
        {
            platform.Urgency.NoteDeletion(platform.Key, read.Metadata.Uid);
            return new StepOutcome.InSync();
        };

        await platform.PassAsync();

        platform.Urgency.Holds(platform.Key).Should().BeTrue();
    }

    [Fact]
    public async Task A_bug_in_one_watch_ends_the_work_instead_of_leaving_the_rest_half_alive()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, platform.Time, new Random(1));
        var broken = new ScriptedFeed();
        broken.Pages.Enqueue(_ => throw new InvalidOperationException("bug"));
        var informer = new Informer<ObjectHead>(
            broken, PlatformController.Fingerprint, _ => { }, new InformerOptions(), TimeProvider.System, new Random(1),
            NullLogger<Informer<ObjectHead>>.Instance);

        var controller = Controller(platform, queue, [.. Platforms(platform, queue), informer]);
        var running = () => controller.RunAsync(CancellationToken.None).WaitAsync(Limit);

        await running.Should().ThrowAsync<InvalidOperationException>().WithMessage("bug");
    }

    private static IReadOnlyList<Informer<ObjectHead>> Platforms(ScriptedPlatform platform, WorkQueue<PlatformKey> queue) => Watches.In(
        platform.Client, queue, [platform.Key.Namespace], TimeProvider.System, new Random(1),
        NullLogger<Informer<ObjectHead>>.Instance).All;

    private static PlatformController Controller(
        ScriptedPlatform platform, WorkQueue<PlatformKey> queue, IReadOnlyList<Informer<ObjectHead>> informers) => new(
        informers, platform.Events, queue, platform.Reconciler, new ReconcileOptions { Workers = 2 }, platform.Metrics, platform.Time,
        NullLogger<PlatformController>.Instance);

    // A client that may read platforms in one namespace, and nothing elsewhere.
    private async Task<Kubernetes> OnlyInAsync(IKubernetes administrator, string @namespace)
    {
        var metadata = new V1ObjectMeta { Name = "watcher", NamespaceProperty = @namespace };
        await administrator.CoreV1.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = metadata }, @namespace);
        await administrator.RbacAuthorizationV1.CreateNamespacedRoleAsync(
            new V1Role
            {
                Metadata = metadata,
                Rules =
                [
                    new() { ApiGroups = [PlatformStore.Kind.Group], Resources = [PlatformStore.Kind.Plural], Verbs = ["list", "watch"] },
                ],
            },
            @namespace);
        await administrator.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(
            new V1RoleBinding
            {
                Metadata = metadata,
                RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "watcher" },
                Subjects = [new() { Kind = "ServiceAccount", Name = "watcher", NamespaceProperty = @namespace }],
            },
            @namespace);
        return server.Api.CreateClientFor(@namespace, "watcher");
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
            await Task.Delay(10, limit.Token);
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
