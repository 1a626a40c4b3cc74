namespace Wallet.Operator.Kube;

/// <summary>
/// Keys to work on. A key waits at most once, is worked on by at most one worker, is not lost when it changes during work, and is never
/// given up: failures only slow it down. Keys take turns: one that comes back goes to the end of its line. Urgent ones go before the others, but
/// every fourth is one of the others, so that those do not stop. Delays are measured by the monotonic clock: setting the machine's clock does not move them.
/// </summary>
internal sealed class WorkQueue<TKey> : IDisposable
    where TKey : notnull
{
    private const int MostUrgentInARow = 3;

    private readonly Lock _lock = new();
    private readonly Backoff _backoff;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly long _began;
    private readonly ITimer _alarm;
    private readonly Func<TKey, bool> _isUrgent;
    private readonly SemaphoreSlim _ready = new(0);
    private readonly LinkedList<TKey> _urgent = [];
    private readonly LinkedList<TKey> _usual = [];
    private readonly Dictionary<TKey, (TimeSpan Since, LinkedListNode<TKey> Place)> _readySince = [];
    private readonly Dictionary<TKey, TimeSpan> _delayed = [];
    private readonly PriorityQueue<TKey, TimeSpan> _dues = new();
    private readonly Dictionary<TKey, int> _failures = [];
    private readonly HashSet<TKey> _working = [];
    private readonly HashSet<TKey> _changedDuringWork = [];
    private int _urgentInARow;

    /// <param name="backoff">Of failures.</param>
    /// <param name="time">Clock.</param>
    /// <param name="random">For jitter.</param>
    /// <param name="isUrgent">Whether a key goes before the others; asked when it is added.</param>
    public WorkQueue(Backoff backoff, TimeProvider time, Random random, Func<TKey, bool>? isUrgent = null)
    {
        _isUrgent = isUrgent ?? (_ => false);
        (_backoff, _time, _random, _began) = (backoff, time, random, time.GetTimestamp());
        _alarm = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keys that wait for a worker now.</summary>
    public int Depth
    {
        get
        {
            lock (_lock)
                return _readySince.Count;
        }
    }

    /// <summary>Keys that are worked on now.</summary>
    public int Working
    {
        get
        {
            lock (_lock)
                return _working.Count;
        }
    }

    /// <summary>How long the longest waiting key has waited for a worker.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (_lock)
                return _readySince.Count == 0 ? TimeSpan.Zero : Now - _readySince.Values.Min(ready => ready.Since);
        }
    }

    /// <summary>Work on the key as soon as there is a worker.</summary>
    public void Add(TKey key)
    {
        lock (_lock)
        {
            _delayed.Remove(key);
            if (_working.Contains(key))
                _changedDuringWork.Add(key);
            else
                MakeReady(key);
        }
    }

    /// <summary>Work on the key after a delay. The earliest wish wins.</summary>
    public void AddAfter(TKey key, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Add(key);
            return;
        }

        lock (_lock)
        {
            var due = Now + delay;
            var sooner = _readySince.ContainsKey(key) || _changedDuringWork.Contains(key)
                || (_delayed.TryGetValue(key, out var earlier) && earlier <= due);
            if (sooner)
                return;
            _delayed[key] = due;
            _dues.Enqueue(key, due);
            SetAlarm();
        }
    }

    /// <summary>Work on the key again, later with each failure in a row.</summary>
    public void AddAfterFailure(TKey key)
    {
        TimeSpan delay;
        lock (_lock)
        {
            _failures[key] = _failures.GetValueOrDefault(key) + 1;
            delay = _backoff.After(_failures[key], _random);
        }

        AddAfter(key, delay);
    }

    /// <summary>The work succeeded: the next failure counts as the first.</summary>
    public void ForgetFailures(TKey key)
    {
        lock (_lock)
            _failures.Remove(key);
    }

    /// <summary>Waits for a key to work on; end the work with <see cref="Done"/>. Cancelling loses no key.</summary>
    public async Task<TKey> TakeAsync(CancellationToken cancellationToken)
    {
        await _ready.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var line = NextLine();
            var key = line.First!.Value;
            line.RemoveFirst();
            _urgentInARow = line == _urgent && _usual.Count > 0 ? _urgentInARow + 1 : 0;
            _readySince.Remove(key);
            _working.Add(key);
            return key;
        }
    }

    /// <summary>Ends the work on a key.</summary>
    public void Done(TKey key)
    {
        lock (_lock)
        {
            _working.Remove(key);
            if (_changedDuringWork.Remove(key))
                MakeReady(key);
        }
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _ready.Dispose();
    }

    private TimeSpan Now => _time.GetElapsedTime(_began);

    private void MakeReady(TKey key)
    {
        var line = _isUrgent(key) ? _urgent : _usual;
        if (!_readySince.TryGetValue(key, out var known))
        {
            _readySince[key] = (Now, line.AddLast(key));
            _ready.Release();
        }
        else if (line == _urgent && known.Place.List == _usual)
        {
            _usual.Remove(known.Place);
            _readySince[key] = (known.Since, _urgent.AddLast(key));
        }
    }

    private LinkedList<TKey> NextLine()
    {
        if (_urgent.Count == 0 || _usual.Count == 0)
            return _urgent.Count > 0 ? _urgent : _usual;
        return _urgentInARow < MostUrgentInARow ? _urgent : _usual;
    }

    private void WakeDue()
    {
        lock (_lock)
        {
            var now = Now;
            while (_dues.TryPeek(out var key, out var due) && due <= now)
            {
                _dues.Dequeue();
                // A wish that a sooner one has replaced is no longer in _delayed.
                if (_delayed.TryGetValue(key, out var wish) && wish == due)
                    Add(key);
            }

            SetAlarm();
        }
    }

    private void SetAlarm()
    {
        if (!_dues.TryPeek(out _, out var due))
            return;
        var wait = due - Now;
        _alarm.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
