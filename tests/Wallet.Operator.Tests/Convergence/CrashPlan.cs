namespace Wallet.Operator.Tests.Convergence;

/// <summary>Where in a call the process dies.</summary>
public enum CrashMoment
{
    /// <summary>Nothing was sent.</summary>
    Before,

    /// <summary>It was carried out, and nobody lived to read the answer.</summary>
    After,
}

/// <summary>
/// Kills a pass at a changing call to AWS or Kubernetes, as a killed process would: from that moment on nothing leaves it any more.
/// The plan follows the pass through its awaits, so that tests side by side do not kill each other's.
/// </summary>
internal sealed class CrashPlan : IDisposable
{
    private static readonly AsyncLocal<CrashPlan?> Flow = new();
    private readonly Func<string, CrashMoment?> _strike;
    private readonly CancellationTokenSource _death = new();
    private readonly Lock _lock = new();

    /// <param name="strike">Asked once for each changing call; null lets it pass.</param>
    public CrashPlan(Func<string, CrashMoment?> strike)
    {
        _strike = strike;
        Flow.Value = this;
    }

    /// <summary>The plan of the pass that runs here.</summary>
    public static CrashPlan? Current => Flow.Value;

    /// <summary>Cancelled when the process dies.</summary>
    public CancellationToken Death => _death.Token;

    /// <summary>Changing calls that were carried out, in order.</summary>
    public List<string> Changes { get; } = [];

    public bool Died => _death.IsCancellationRequested;

    /// <summary>Makes a call, or dies at it.</summary>
    public async Task<T> CallAsync<T>(string name, bool changes, Func<Task<T>> call)
    {
        if (Died)
            throw new CrashException(name);
        CrashMoment? moment;
        lock (_lock)
            moment = changes ? _strike(name) : null;
        if (moment == CrashMoment.Before)
            Die(name);
        var answer = await call();
        if (changes)
        {
            lock (_lock)
                Changes.Add(name);
        }

        if (moment == CrashMoment.After)
            Die(name);
        return answer;
    }

    public void Dispose()
    {
        Flow.Value = null;
        _death.Dispose();
    }

    private void Die(string name)
    {
        _death.Cancel();
        throw new CrashException(name);
    }
}

/// <summary>The process was killed at this call.</summary>
internal sealed class CrashException(string call) : Exception($"Killed at {call}.");
