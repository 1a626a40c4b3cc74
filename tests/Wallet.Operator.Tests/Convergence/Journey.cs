using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Passes over one platform, one after another, each at the time that the one before has asked for.</summary>
internal sealed class Journey(World world, PlatformKey key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Changing calls of all passes, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>How often the process was killed.</summary>
    public int Crashes { get; private set; }

    /// <summary>Passes until the platform is ready.</summary>
    public Task<StoredPlatform?> UntilReadyAsync(Func<string, CrashMoment?>? strike = null)
        => UntilAsync(platform => platform?.Status?.Phase == "Ready", strike);

    /// <summary>Passes until the platform is gone.</summary>
    public Task<StoredPlatform?> UntilGoneAsync(Func<string, CrashMoment?>? strike = null) => UntilAsync(platform => platform is null, strike);

    /// <summary>One pass, and the clock turned to its wake-up. After a crash, a new process.</summary>
    public async Task PassAsync(Func<string, CrashMoment?> strike)
    {
        using var plan = new CrashPlan(strike);
        try
        {
            var wake = await world.Reconciler.ReconcileAsync(key, plan.Death);
            world.Clock.Advance(wake ?? TimeSpan.Zero);
        }
        catch (Exception) when (plan.Died)
        {
            Crashes++;
            world.Restart();
            world.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Changes.AddRange(plan.Changes);
    }

    private async Task<StoredPlatform?> UntilAsync(Func<StoredPlatform?, bool> reached, Func<string, CrashMoment?>? strike)
    {
        // The cluster's controllers run on real time: the limit is for them.
        using var limit = new CancellationTokenSource(Patience);
        while (await world.FindAsync(key) is var platform && !reached(platform))
        {
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{key} after {Changes.Count} changes: {Describe(platform)}\n{string.Join('\n', Changes.TakeLast(40))}");
            await PassAsync(strike ?? (_ => null));
        }

        return await world.FindAsync(key);
    }

    private static string Describe(StoredPlatform? platform) => platform?.Status is not { } status
        ? "no status"
        : $"{status.Phase}: " + string.Join("; ", (status.Components ?? []).Select(component => $"{component.Name} {component.State} {component.Message}"));
}
