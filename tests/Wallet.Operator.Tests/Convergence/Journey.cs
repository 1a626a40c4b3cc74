using Amazon.Runtime;
using k8s.Autorest;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Passes over one platform, one after another, each at the time that the one before has asked for.</summary>
/// <param name="world">Where.</param>
/// <param name="key">Which.</param>
/// <param name="least">Time between two passes at least, where the steps between are of no interest.</param>
/// <param name="strikesReads">Whether its process may be struck at reads too.</param>
internal sealed class Journey(World world, PlatformKey key, TimeSpan least = default, bool strikesReads = false)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    // Longer than the operator remembers anything that it has read.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(15);

    private Func<Task>? _late;

    /// <summary>Changing calls of all passes, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>How often the process was killed.</summary>
    public int Crashes { get; private set; }

    /// <summary>Passes until the platform is ready.</summary>
    public Task<StoredPlatform?> UntilReadyAsync(Func<string, CrashMoment?>? strike = null)
        => UntilAsync(platform => platform?.Status?.Phase == "Ready", strike);

    /// <summary>Passes until the platform is gone.</summary>
    public Task<StoredPlatform?> UntilGoneAsync(Func<string, CrashMoment?>? strike = null) => UntilAsync(platform => platform is null, strike);

    /// <summary>Passes until a change, of the spec or by hand, must have been seen, and the platform is as its spec says.</summary>
    public Task<StoredPlatform?> SettleAsync()
    {
        var until = world.Clock.GetUtcNow() + Settling;
        return UntilAsync(platform => world.Clock.GetUtcNow() >= until && platform is { Status.Phase: "Ready" }
            && platform.Status.ReadyGeneration == platform.Metadata.Generation);
    }

    /// <summary>One pass, and the clock turned to its wake-up. After a crash, a new process.</summary>
    public async Task PassAsync(Func<string, CrashMoment?> strike)
    {
        using var plan = new CrashPlan(strike, strikesReads);
        try
        {
            var wake = await world.Reconciler.ReconcileAsync(key, plan.Death);
            world.Clock.Advance(wake > least ? wake.Value : least);
        }
        catch (Exception) when (plan.Died)
        {
            Crashes++;
            _late = plan.Late;
            world.Restart();
            world.Clock.Advance(Retry);
        }
        catch (Exception fault) when (plan.HasLost && KubeErrors.IsOutsideFault(fault))
        {
            world.Clock.Advance(Retry); // As the queue has it after a pass that failed.
        }

        if (plan.HasLost)
            world.ExcuseRefusals();
        Changes.AddRange(plan.Changes);
        world.Refusals.Should().BeEmpty("the operator needs no more rights than it has");
    }

    /// <summary>Passes until the platform is so.</summary>
    public async Task<StoredPlatform?> UntilAsync(Func<StoredPlatform?, bool> reached, Func<string, CrashMoment?>? strike = null)
    {
        // The cluster's controllers run on real time: the limit is for them.
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var platform = await world.FindAsync(key);
            if (reached(platform) && _late is null)
                return platform;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{key} after {Changes.Count} changes: {Describe(platform)}\n{string.Join('\n', Changes.TakeLast(40))}");
            if (reached(platform))
                await ArriveAsync();
            await PassAsync(strike ?? (_ => null));
        }
    }

    // What it finds is another state than the one it was decided by: it may be refused.
    private async Task ArriveAsync()
    {
        var late = _late!;
        _late = null;
        try
        {
            await late();
        }
        catch (Exception refused) when (refused is AmazonServiceException or HttpOperationException)
        {
            Changes.Add($"refused: {refused.Message}");
        }

        world.ExcuseRefusals();
        if (await world.FindAsync(key) is not null)
            await SettleAsync();
    }

    private static string Describe(StoredPlatform? platform) => platform?.Status is not { } status
        ? "no status"
        : $"{status.Phase}: " + string.Join("; ", (status.Components ?? []).Select(component => $"{component.Name} {component.State} {component.Message}"));
}
