using System.Diagnostics;
using System.Text.Json;
using Wallet.Api.Commands;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Batching;

/// <summary>
/// Group commit: gives a command to the lane of its first wallet and waits for its answer. What is heavy for a batch has a lane of its own, one
/// for the pod, so that others wait for it no longer than for the wallets that it locks.
/// </summary>
internal sealed class LedgerWriter : ILedger, IAsyncDisposable
{
    private static readonly Dictionary<ResultCode, string> Codes = Enum.GetValues<ResultCode>()
        .ToDictionary(code => code, code => JsonNamingPolicy.SnakeCaseUpper.ConvertName(code.ToString()));

    private static readonly Dictionary<Type, string> Kinds = typeof(Command).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Command))).ToDictionary(type => type, type => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Name));

    // The last is that of the heavy ones.
    private readonly Lane<PendingCommand>[] _lanes;
    private readonly BatchOptions _options;
    private readonly TimeProvider _clock;
    private readonly ApiMetrics _metrics;
    private readonly ILogger<LedgerWriter> _log;

    public LedgerWriter(BatchOptions options, Func<BatchRunner> runners, TimeProvider clock, ApiMetrics metrics, ILogger<LedgerWriter> log)
    {
        _metrics = metrics;
        _options = options;
        _clock = clock;
        _log = log;
        _lanes = [.. Enumerable.Range(0, options.Lanes + 1).Select(_ => Open(runners()))];
        metrics.ShowLanes(() => _lanes.Select(lane => lane.Depth));
    }

    /// <summary>The number of commands that wait.</summary>
    public int Depth => _lanes.Sum(lane => lane.Depth);

    /// <inheritdoc/>
    public Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0)
    {
        var deadline = _clock.GetTimestamp() + (long)(_options.Deadline.TotalSeconds * _clock.TimestampFrequency);
        var pending = new PendingCommand(command, deadline, payer);
        var admission = LaneOf(pending).TryAdd(pending);
        if (admission == Admission.Taken)
            return within is { } time ? BegunAsync(pending, time) : pending.Answered;
        Shed(pending, admission == Admission.ShareUsedUp ? "caller_share" : "queue_full", ResultCode.Overloaded);
        return pending.Answered;
    }

    /// <summary>Takes no more commands and finishes those that it took.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
            await lane.DisposeAsync();
    }

    private Lane<PendingCommand> Open(BatchRunner runner)
    {
        var terms = new LaneTerms<PendingCommand>(_options.Capacity, () => _options.BatchAt(runner.MaxPacket))
        {
            Share = _options.Share,
            WeightOf = pending => pending.Weight,
            OwnerOf = pending => pending.Payer,
        };
        return new(terms, batch => RunAsync(runner, batch));
    }

    // Fibonacci hashing: the low bits of a key are not evenly spread.
    private Lane<PendingCommand> LaneOf(PendingCommand pending)
    {
        if (_options.IsHeavy(pending.Weight))
            return _lanes[^1];
        var wallets = pending.Command.Wallets;
        var first = wallets.Count > 0 ? (ulong)wallets[0].Value : (ulong)_clock.GetTimestamp();
        return _lanes[((first * 0x9E3779B97F4A7C15) >> 32) % (ulong)_options.Lanes];
    }

    private async Task<Answer> BegunAsync(PendingCommand pending, TimeSpan within)
    {
        try
        {
            return await pending.Answered.WaitAsync(within, _clock);
        }
        catch (TimeoutException)
        {
            if (pending.TryTake())
                Shed(pending, "deadline", ResultCode.DeadlineExceeded);
            return await pending.Answered;
        }
    }

    private async Task RunAsync(BatchRunner runner, IReadOnlyList<PendingCommand> batch)
    {
        var now = _clock.GetTimestamp();
        var inTime = new List<PendingCommand>(batch.Count);
        foreach (var pending in batch.Where(p => p.TryTake()))
        {
            if (pending.Deadline < now)
                Shed(pending, "waited_too_long", ResultCode.Overloaded);
            else
                inTime.Add(pending);
        }
        if (inTime.Count > 0)
            await AnswerAsync(runner, inTime);
    }

    private async Task AnswerAsync(BatchRunner runner, List<PendingCommand> batch)
    {
        using var span = ApiTracing.StartBatch(batch, pending => pending.Caller);
        var started = _clock.GetTimestamp();
        try
        {
            var answers = await runner.RunAsync([.. batch.Select(p => p.Command)], CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
                Answer(batch[i], answers[i]);
        }
#pragma warning disable CA1031 // A bug must not leave callers waiting forever, nor stop the lane for others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            span?.SetStatus(ActivityStatusCode.Error);
            Log.BatchCrashed(_log, exception, batch.Count);
            foreach (var pending in batch)
                Answer(pending, new(ResultCode.Unknown));
        }
        _metrics.BatchAnswered(_clock.GetElapsedTime(started));
    }

    private void Shed(PendingCommand pending, string reason, ResultCode code)
    {
        _metrics.Shed(reason);
        Answer(pending, new(code));
    }

    private void Answer(PendingCommand pending, Answer answer)
    {
        pending.Complete(answer);
        Count(pending.Command, answer);
    }

    private void Count(Command command, Answer answer)
    {
        var moved = answer.Code == ResultCode.Executed && !answer.Replayed;
        var (currency, amount) = command switch
        {
            Deposit deposit => (deposit.Wallet.Currency.Code, deposit.AmountMinor),
            Withdraw withdraw => (withdraw.Wallet.Currency.Code, withdraw.AmountMinor),
            Transfer transfer => (transfer.Source.Currency.Code, transfer.AmountMinor),
            _ => ("", 0),
        };
        _metrics.Answered(Kinds[command.GetType()], Codes[answer.Code], currency, moved ? amount : 0);
        if (answer.Replayed)
            _metrics.KeySeen("hit");
        else if (answer.Code is ResultCode.KeyReused or ResultCode.DuplicateReference)
            _metrics.KeySeen("conflict");
    }
}
