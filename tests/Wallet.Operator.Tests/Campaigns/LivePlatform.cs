using System.Text.Json.Nodes;
using k8s;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>A platform on a local cloud whose AWS can be disturbed, pass by pass on a clock that the campaign turns.</summary>
internal sealed class LivePlatform : IAsyncDisposable
{
    // Against a hang only: what a loaded machine takes must not decide.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public LivePlatform(World world, PlatformKey key) => (World, Key) = (world, key);

    public World World { get; }

    public PlatformKey Key { get; }

    /// <summary>Creates one; it is not built yet.</summary>
    public static async Task<LivePlatform> CreateAsync(World world, string name, object spec) => new(world, await world.CreateAsync(name, spec));

    /// <summary>Creates one in a world of its own, and builds it.</summary>
    public static async Task<LivePlatform> ReadyAsync(object spec)
    {
        var world = await World.StartAsync();
        world.ClientSettings = settings => settings with { Retries = 0 };
        world.Restart();
        var platform = await CreateAsync(world, "demo", spec);
        await platform.UntilReadyAsync();
        return platform;
    }

    /// <summary>A new process that gives a call up after so long, and has made a pass in which it had to give up none.</summary>
    public async Task RestartAsync(TimeSpan patience)
    {
        World.ClientSettings = settings => settings with { Retries = 0, Timeout = patience };
        World.Restart();
        await UntilReadyAsync();
        using var counts = new Counts(World.Meters);
        using var limit = new CancellationTokenSource(Patience);
        int before;
        do
        {
            limit.Token.ThrowIfCancellationRequested();
            before = Faults();
            await PassAsync();
        }
        while (Faults() > before);

        int Faults() => counts.All.Count(line => line.StartsWith("faults ", StringComparison.Ordinal));
    }

    public async Task<StoredPlatform> ReadAsync() => (await World.FindAsync(Key))!;

    public async Task<WalletPlatformStatus> StatusAsync() => (await ReadAsync()).Status!;

    /// <summary>One pass, and the clock turned to its wake-up, but by no more than so much.</summary>
    public async Task PassAsync(TimeSpan? atMost = null)
    {
        var wake = await World.Reconciler.ReconcileAsync(Key, CancellationToken.None) ?? TimeSpan.FromSeconds(1);
        World.Clock.Advance(atMost is { } most && wake > most ? most : wake);
    }

    /// <summary>Passes until so much time has gone by on the clock: a pass that asks for another within seconds moves it by no more.</summary>
    public async Task ForAsync(TimeSpan time, TimeSpan? atMost = null, Action<WalletPlatformStatus>? check = null)
    {
        for (var until = World.Clock.GetUtcNow() + time; World.Clock.GetUtcNow() < until;)
        {
            await PassAsync(atMost);
            check?.Invoke(await StatusAsync());
        }
    }

    /// <summary>Passes until it is so.</summary>
    public async Task UntilAsync(Func<StoredPlatform, Task<bool>> reached, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await reached(await ReadAsync()))
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"Not {what}: {Describe(await StatusAsync())}");
            await PassAsync();
        }
    }

    public Task UntilReadyAsync() => UntilAsync(
        platform => Task.FromResult(platform.Status is { Phase: "Ready" } status && status.ReadyGeneration == platform.Metadata.Generation), "ready");

    /// <summary>The pod template of every Deployment, as text: what rolls pods changes it.</summary>
    public async Task<IReadOnlyList<string>> PodTemplatesAsync()
    {
        var list = await World.Cloud.Client.CustomObjects.ListNamespacedCustomObjectAsync<JsonObject>("apps", "v1", Key.Namespace, "deployments");
        return [.. list["items"]!.AsArray().Select(item => item!["spec"]!["template"]!.ToJsonString()).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether all pods are asked to run an image.</summary>
    public async Task<bool> RunsAsync(string image) => (await PodTemplatesAsync()) is { Count: > 0 } templates
        && templates.All(template => template.Contains($"\"{image}\"", StringComparison.Ordinal));

    /// <summary>Disturbs every call of an operation from now on.</summary>
    public void Disturb(string service, string operation, Disturbance disturbance)
        => World.Cloud.Aws.Faults.Add(new FaultRule(service, operation, disturbance) { Times = int.MaxValue });

    public void Calm() => World.Cloud.Aws.Faults.Clear();

    public static string Describe(WalletPlatformStatus status) => $"{status.Phase}: "
        + string.Join("; ", (status.Conditions ?? []).Select(each => $"{each.Type}={each.Status} {each.Reason} {each.Message}"));

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
