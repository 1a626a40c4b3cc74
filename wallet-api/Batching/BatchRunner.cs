using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Batching;

/// <summary>Executes one batch in one transaction, and finds out what became of it whatever happens on the way.</summary>
internal sealed class BatchRunner(
    LedgerStore store, BatchOptions options, TimeProvider clock, Random random, Action<Decision> committed, ApiMetrics metrics,
    ILogger<BatchRunner> log)
{
    private const int MaxRefusals = 3;

    // Two lanes of one number only cost each other a retry.
    private int _lane = random.Next(TransactionId.Lanes);

    /// <summary>The answers, in the order of the commands. Does not throw for a fault of the database.</summary>
    public async Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<Command> commands, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        for (var refusals = 0; ;)
        {
            var attempt = new Attempt(random.NextInt64());
            try
            {
                return await TryAsync(commands, attempt, cancel);
            }
            catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
            {
                Log.BatchFailed(log, exception, fault, commands.Count);
                metrics.Faulted(fault.ToString(), DatabaseFaults.IsDeadlock(exception));
                if (fault == DatabaseFault.Lost && attempt.Sent is { } sent && await SettleAsync(sent, attempt.Nonce, started, cancel) is { } settled)
                    return settled;
                if (fault is DatabaseFault.Duplicate or DatabaseFault.Refused && ++refusals >= MaxRefusals)
                    return await DivideAsync(commands, cancel);
                if (clock.GetElapsedTime(started) > options.Deadline)
                    return All(commands, ResultCode.WriterUnavailable);
                await PrepareRetryAsync(fault, cancel);
            }
        }
    }

    private async Task<IReadOnlyList<Answer>> TryAsync(IReadOnlyList<Command> commands, Attempt attempt, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var needs = Footprint.Of(commands, _lane);
        await using var transaction = await store.BeginAsync(cancel);
        var (state, now) = await transaction.LoadAsync(needs, cancel);
        var missing = needs.Wallets.Where(w => w.IsSystem && !state.Wallets.ContainsKey(w)).ToList();
        if (missing.Count > 0)
        {
            await transaction.DisposeAsync();
            await store.EnsureAsync(missing, cancel);
            return await TryAsync(commands, attempt, cancel);
        }
        var loaded = clock.GetTimestamp();
        var decision = Decider.Decide(state, commands, new(now, _lane) { LaneAhead = random.Next(TransactionId.Lanes) });
        if (decision.IsEmpty)
        {
            // Another's commit is told as executed, without one of ours.
            if (decision.Answers.Any(a => a.Replayed))
                await transaction.HardenAsync(cancel);
            return decision.Answers;
        }
        attempt.Sent = decision;
        await transaction.CommitAsync(decision, state, attempt.Nonce, cancel);
        metrics.Committed(commands.Count, clock.GetElapsedTime(started, loaded), clock.GetElapsedTime(loaded));
        committed(decision);
        return decision.Answers;
    }

    // Null: it was not committed and never will be, so it may be tried again.
    private async Task<IReadOnlyList<Answer>?> SettleAsync(Decision sent, long nonce, long started, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                if (!await store.WasCommittedAsync(sent.BatchId, nonce, cancel))
                    return null;
                Log.CommitSettled(log, sent.Answers.Count);
                committed(sent);
                return sent.Answers;
            }
            catch (Exception exception) when (DatabaseFaults.Classify(exception) is { } fault)
            {
                if (clock.GetElapsedTime(started) > options.Deadline + options.SettleWithin)
                {
                    Log.OutcomeUnknown(log, exception, sent.Answers.Count);
                    return [.. sent.Answers.Select(_ => new Answer(ResultCode.Unknown))];
                }
                await PrepareRetryAsync(fault, cancel);
            }
        }
    }

    // Something in the batch does not fit: its halves are tried on their own, down to the one command that is at fault.
    private async Task<IReadOnlyList<Answer>> DivideAsync(IReadOnlyList<Command> commands, CancellationToken cancel)
    {
        if (commands.Count == 1)
            return All(commands, ResultCode.Failed);
        var half = commands.Count / 2;
        var first = await RunAsync([.. commands.Take(half)], cancel);
        return [.. first, .. await RunAsync([.. commands.Skip(half)], cancel)];
    }

    private async Task PrepareRetryAsync(DatabaseFault fault, CancellationToken cancel)
    {
        if (fault == DatabaseFault.Duplicate)
            _lane = random.Next(TransactionId.Lanes);
        if (fault is not (DatabaseFault.Unavailable or DatabaseFault.Lost))
            return;
        await store.ReconnectAsync();
        await Task.Delay(options.RetryPause, clock, cancel);
    }

    private static Answer[] All(IReadOnlyList<Command> commands, ResultCode code) => [.. commands.Select(_ => new Answer(code))];

    private sealed class Attempt(long nonce)
    {
        /// <summary>
        /// Tells this attempt's batch from any other of the same key: one of another lane with this lane's number, and our own of before, where
        /// the clock was set back.
        /// </summary>
        public long Nonce => nonce;

        /// <summary>The decision whose commit was sent.</summary>
        public Decision? Sent { get; set; }
    }
}
