using Wallet.Api.Commands;

namespace Wallet.Api.Batching;

/// <summary>The way into the ledger: gives a command to the lane of its first wallet and waits for its answer.</summary>
internal sealed class LedgerWriter : IAsyncDisposable
{
    private readonly Lane<PendingCommand>[] _lanes;
    private readonly BatchOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<LedgerWriter> _log;

    public LedgerWriter(BatchOptions options, Func<BatchRunner> runners, TimeProvider clock, ILogger<LedgerWriter> log)
    {
        _options = options;
        _clock = clock;
        _log = log;
        _lanes = new Lane<PendingCommand>[options.Lanes];
        for (var i = 0; i < _lanes.Length; i++)
        {
            var runner = runners();
            _lanes[i] = new(options.QueueCapacity, options.MaxBatch, batch => RunAsync(runner, batch));
        }
    }

    /// <summary>The number of commands that wait.</summary>
    public int Depth => _lanes.Sum(lane => lane.Depth);

    /// <summary>
    /// The answer to a command. Once accepted it is carried out even if the caller goes away: the caller may ask again with the same key.
    /// </summary>
    public Task<Answer> ExecuteAsync(Command command)
    {
        var deadline = _clock.GetTimestamp() + (long)(_options.Deadline.TotalSeconds * _clock.TimestampFrequency);
        var pending = new PendingCommand(command, deadline);
        return LaneOf(command).TryAdd(pending) ? pending.Answered : Task.FromResult(new Answer(ResultCode.Overloaded));
    }

    /// <summary>Takes no more commands and finishes those that it took.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes)
            await lane.DisposeAsync();
    }

    // Fibonacci hashing: the low bits of a key are not evenly spread.
    private Lane<PendingCommand> LaneOf(Command command)
    {
        var first = command.Wallets.Count > 0 ? (ulong)command.Wallets[0].Value : (ulong)_clock.GetTimestamp();
        return _lanes[((first * 0x9E3779B97F4A7C15) >> 32) % (ulong)_lanes.Length];
    }

    private async Task RunAsync(BatchRunner runner, IReadOnlyList<PendingCommand> batch)
    {
        var now = _clock.GetTimestamp();
        var inTime = new List<PendingCommand>(batch.Count);
        foreach (var pending in batch)
        {
            if (pending.Deadline < now)
                pending.Complete(new(ResultCode.Overloaded));
            else
                inTime.Add(pending);
        }
        if (inTime.Count > 0)
            await AnswerAsync(runner, inTime);
    }

    private async Task AnswerAsync(BatchRunner runner, List<PendingCommand> batch)
    {
        try
        {
            var answers = await runner.RunAsync([.. batch.Select(p => p.Command)], CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Complete(answers[i]);
        }
#pragma warning disable CA1031 // A bug must not leave callers waiting for ever, nor stop the lane for others.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.BatchCrashed(_log, exception, batch.Count);
            foreach (var pending in batch)
                pending.Complete(new(ResultCode.Unknown));
        }
    }
}
