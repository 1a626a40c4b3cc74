namespace Wallet.Operator.Aws.Pacing;

/// <summary>
/// The calls of one sort that wait for their turn at one service. A call waits for a bounded time; one that would wait longer is refused at
/// once, so that its pass ends and others use the worker.
/// </summary>
internal sealed class CallQueue : IDisposable
{
    /// <summary>How long a call waits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly ITimer _alarm;
    private readonly LinkedList<Waiter> _urgent = [];
    private readonly LinkedList<Waiter> _usual = [];
    private readonly string _name;
    private CallTurns _turns;
    private CallBudget _budget;

    /// <param name="name">What waits, for messages: service and sort.</param>
    /// <param name="rate">Rate to begin with.</param>
    /// <param name="time">Clock.</param>
    public CallQueue(string name, CallRate rate, TimeProvider time)
    {
        (_name, _time, _began) = (name, time, time.GetTimestamp());
        _budget = CallBudget.Full(rate, TimeSpan.Zero);
        _alarm = time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Time since this queue began: what <see cref="Throttled"/> wants of a call.</summary>
    public TimeSpan Now => _time.GetElapsedTime(_began);

    /// <summary>Tokens and rate now.</summary>
    public CallBudget Budget
    {
        get
        {
            lock (_gate)
                return _budget = _budget.Later(Now);
        }
    }

    /// <summary>Calls that wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _urgent.Count + _usual.Count;
        }
    }

    /// <summary>Waits until a call may be made.</summary>
    /// <exception cref="CallsHeldBackException">It would have to wait for too long.</exception>
    public async Task WaitAsync(CallLane lane, CancellationToken cancellationToken)
    {
        if (Enter(lane) is not { } waiter)
            return;
        try
        {
            await waiter.Turn.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Leave(waiter);
            throw;
        }
    }

    /// <summary>AWS refused a call that was sent then as one too many.</summary>
    public void Throttled(TimeSpan sentAt)
    {
        lock (_gate)
            _budget = _budget.Throttled(sentAt, Now);
    }

    public void Dispose() => _alarm.Dispose();

    private Waiter? Enter(CallLane lane)
    {
        lock (_gate)
        {
            var now = Now;
            _budget = _budget.Later(now);
            var ahead = lane == CallLane.Urgent ? _urgent.Count : _urgent.Count + _usual.Count;
            if (ahead == 0 && _budget.Allows(lane))
            {
                _budget = _budget.Taken();
                _turns = _turns.After(lane, _usual.Count);
                return null;
            }

            var wait = _budget.WaitOf(lane, ahead);
            if (wait > Patience)
                throw new CallsHeldBackException(_name, wait);
            var waiter = new Waiter(lane, now + Patience);
            Line(lane).AddLast(waiter);
            SetAlarm(now);
            return waiter;
        }
    }

    private void Leave(Waiter waiter)
    {
        lock (_gate)
            Line(waiter.Lane).Remove(waiter);
    }

    // Lets those go whose turn it is, and those who have waited for too long.
    private void Release()
    {
        lock (_gate)
        {
            var now = Now;
            _budget = _budget.Later(now);
            while (_turns.Next(_urgent.Count, _usual.Count) is { } lane && _budget.Allows(lane))
            {
                _budget = _budget.Taken();
                Line(lane).First!.Value.Turn.TrySetResult();
                Line(lane).RemoveFirst();
                _turns = _turns.After(lane, _usual.Count);
            }

            Expire(_urgent, now);
            Expire(_usual, now);
            SetAlarm(now);
        }
    }

    private void Expire(LinkedList<Waiter> line, TimeSpan now)
    {
        while (line.First is { Value: var first } && first.Until <= now)
        {
            line.RemoveFirst();
            first.Turn.TrySetException(new CallsHeldBackException(_name, _budget.WaitOf(first.Lane, _urgent.Count + _usual.Count)));
        }
    }

    private void SetAlarm(TimeSpan now)
    {
        if (_turns.Next(_urgent.Count, _usual.Count) is not { } lane)
            return;
        var turn = _budget.WaitOf(lane, 0);
        var end = (_urgent.First?.Value, _usual.First?.Value) switch
        {
            ({ } urgent, { } usual) => urgent.Until < usual.Until ? urgent.Until : usual.Until,
            var (urgent, usual) => (urgent ?? usual)!.Until,
        };
        var wait = turn < end - now ? turn : end - now;
        // Timers count whole milliseconds: one that is early finds no token yet.
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
    }

    private LinkedList<Waiter> Line(CallLane lane) => lane == CallLane.Urgent ? _urgent : _usual;

    private sealed record Waiter(CallLane Lane, TimeSpan Until)
    {
        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
