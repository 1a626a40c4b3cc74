namespace Wallet.Operator.Tests.Convergence;

/// <summary>What happens to a call.</summary>
public enum CrashMoment
{
    /// <summary>The process dies, and nothing was sent.</summary>
    Before,

    /// <summary>It was carried out, and the process died before it read the answer.</summary>
    After,

    /// <summary>It was carried out, and the connection broke under the answer. The process lives.</summary>
    Reply,

    /// <summary>The process stood still before it sent it, for so long that another has taken over and is done. Then it goes out, and the process dies.</summary>
    Late,
}

/// <summary>
/// Kills a pass at a call to AWS or Kubernetes, as a killed process would: from that moment on nothing leaves it any more. Or it takes the
/// answer away. The plan follows the pass through its awaits, so that tests side by side do not kill each other's.
/// </summary>
internal sealed class CrashPlan : IDisposable
{
    private static readonly AsyncLocal<CrashPlan?> Flow = new();
    private readonly Func<string, CrashMoment?> _strike;
    private readonly CancellationTokenSource _death = new();
    private readonly Lock _lock = new();
    private readonly bool _strikesReads;
    private string? _losing;

    /// <param name="strike">Asked once for each changing call; null lets it pass.</param>
    /// <param name="strikesReads">Whether it is asked for each read as well.</param>
    public CrashPlan(Func<string, CrashMoment?> strike, bool strikesReads = false)
    {
        (_strike, _strikesReads) = (strike, strikesReads);
        Flow.Value = this;
    }

    /// <summary>The plan of the pass that runs here.</summary>
    public static CrashPlan? Current => Flow.Value;

    /// <summary>Cancelled when the process dies.</summary>
    public CancellationToken Death => _death.Token;

    /// <summary>Changing calls that were carried out, in order.</summary>
    public List<string> Changes { get; } = [];

    /// <summary>The call that is still to go out; null: none.</summary>
    public Func<Task>? Late { get; private set; }

    public bool Died => _death.IsCancellationRequested;

    /// <summary>Whether an answer was taken away.</summary>
    public bool HasLost { get; private set; }

    /// <summary>Makes a call, or dies at it.</summary>
    public async Task<T> CallAsync<T>(string name, bool changes, Func<Task<T>> call)
    {
        if (Died)
            throw new CrashException(name);
        CrashMoment? moment;
        lock (_lock)
        {
            moment = changes || _strikesReads ? _strike(name) : null;
            _losing = moment == CrashMoment.Reply ? name : _losing;
        }

        if (moment == CrashMoment.Late)
            Late = call;
        if (moment is CrashMoment.Before or CrashMoment.Late)
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

    /// <summary>Makes a request of a call; its answer may be lost. Where the client makes another, that one's is not.</summary>
    public async Task<T> RequestAsync<T>(string name, Func<Task<T>> request)
    {
        var answer = await request();
        lock (_lock)
        {
            if (_losing != name)
                return answer;
            (_losing, HasLost) = (null, true);
        }

        (answer as IDisposable)?.Dispose();
        throw new HttpRequestException($"The connection broke under the answer of {name}.", new IOException("Connection reset by peer"));
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
