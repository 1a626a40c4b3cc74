using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Batching;

/// <summary>Executes one batch in one transaction, and finds out what became of it whatever happens on the way.</summary>
internal sealed class BatchRunner(
    LedgerStore store, BatchOptions options, TimeProvider clock, Random random, Action<Decision> committed, ApiMetrics metrics, FaultLog faults,
    ILogger<BatchRunner> log)
{
    private const string Work = "a batch";

    // No one minds a transaction that is dated a second ahead.
    private const long LeadThatMatters = 1000;

    // Where the clock was set back under all lanes, others are no better.
    private const int MaxMoves = 4;

    // Two lanes of one number only cost each other a retry.
    private int _lane = random.Next(TransactionId.Lanes);

    // Whether wallets were ahead of the clock in the batch before, as they are for a while after it was set back.
    private bool _areAhead;

    /// <summary>The longest packet that the server takes.</summary>
    public long MaxPacket => store.MaxPacket;

    /// <summary>
    /// The answers, in the order of the commands. Does not throw for a fault of the database, and a bug that one command meets is answered to
    /// that command alone.
    /// </summary>
    public Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<Command> commands, CancellationToken cancel)
        => RunAsync(commands, clock.GetTimestamp(), cancel);

    private async Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<Command> commands, long started, CancellationToken cancel)
    {
        for (var failures = new BatchFailures(); ;)
        {
            var attempt = new Attempt(random.NextInt64());
            try
            {
                return await TryAsync(commands, attempt, cancel);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                var fault = Report(exception);
                if (fault is DatabaseFault.Lost or null && attempt.Sent is { } sent
                    && await SettleAsync(sent, attempt.Nonce, started, cancel) is { } settled)
                    return settled;
                if (failures.CallForDivision(fault, commands.Count))
                    return await DivideAsync(commands, started, cancel);
                if (clock.GetElapsedTime(started) > options.Deadline)
                    return All(commands, ResultCode.WriterUnavailable);
                await PrepareRetryAsync(fault, cancel);
            }
        }
    }

    private async Task<IReadOnlyList<Answer>> TryAsync(IReadOnlyList<Command> commands, Attempt attempt, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var needs = Footprint.Of(commands, _lane, _areAhead);
        await using var transaction = await store.BeginAsync(cancel);
        var (state, now) = await transaction.LoadAsync(needs);
        var missing = needs.Wallets.Where(w => w.IsSystem && !state.Wallets.ContainsKey(w)).ToList();
        if (missing.Count > 0)
        {
            await transaction.DisposeAsync();
            await store.EnsureAsync(missing, cancel);
            return await TryAsync(commands, attempt, cancel);
        }
        var moment = new Moment(now, _lane) { LaneAhead = random.Next(TransactionId.Lanes) };
        if (MustLoadOthers(needs, state, moment, attempt))
        {
            await transaction.DisposeAsync();
            return await TryAsync(commands, attempt, cancel);
        }
        var loaded = clock.GetTimestamp();
        var decision = Decider.Decide(state, commands, moment);
        if (decision.IsEmpty)
        {
            // Another's commit is answered as executed, without one of ours.
            if (decision.Answers.Any(a => a.Replayed))
                await transaction.HardenAsync();
            return decision.Answers;
        }
        transaction.Prepare(decision, state, attempt.Nonce);
        attempt.Sent = decision;
        await transaction.CommitAsync();
        metrics.Committed(commands.Count, clock.GetElapsedTime(started, loaded), clock.GetElapsedTime(loaded));
        Announce(decision);
        return decision.Answers;
    }

    // Wallets that are ahead of the clock have stripes of the outside world for themselves; and a lane whose own is ahead takes another number.
    private bool MustLoadOthers(Needs needs, LedgerState state, Moment moment, Attempt attempt)
    {
        if (!needs.Wallets.Any(w => w.IsSystem))
            return false;
        var soon = moment with { UnixMilliseconds = moment.UnixMilliseconds + LeadThatMatters };
        var (were, are) = (_areAhead, state.HasWalletsAhead(soon));
        _areAhead = are;
        if (state.HasStripeAhead(soon) && attempt.Moves++ < MaxMoves)
        {
            _lane = random.Next(TransactionId.Lanes);
            return true;
        }
        return are && !were;
    }

    // Null: it was not committed and never will be, so it may be tried again.
    private async Task<IReadOnlyList<Answer>?> SettleAsync(Decision sent, long nonce, long started, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                if (!await store.SettleAsync(sent.BatchId, nonce, cancel))
                    return null;
                Log.CommitSettled(log, sent.Answers.Count);
                Announce(sent);
                return sent.Answers;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                var fault = Report(exception);
                if (clock.GetElapsedTime(started) > options.Deadline + options.SettleWithin)
                {
                    Log.OutcomeUnknown(log, exception, sent.Answers.Count);
                    return All(sent.Answers, ResultCode.Unknown);
                }
                await PrepareRetryAsync(fault ?? DatabaseFault.Lost, cancel);
            }
        }
    }

    // Something in the batch does not fit: its halves are tried on their own, down to the one command that is at fault.
    private async Task<IReadOnlyList<Answer>> DivideAsync(IReadOnlyList<Command> commands, long started, CancellationToken cancel)
    {
        if (commands.Count == 1)
            return All(commands, ResultCode.Failed);
        var half = commands.Count / 2;
        var first = await RunAsync([.. commands.Take(half)], started, cancel);
        return [.. first, .. await RunAsync([.. commands.Skip(half)], started, cancel)];
    }

    private async Task PrepareRetryAsync(DatabaseFault? fault, CancellationToken cancel)
    {
        if (fault == DatabaseFault.Duplicate)
            _lane = random.Next(TransactionId.Lanes);
        if (fault is DatabaseFault.Unavailable or DatabaseFault.Lost)
            await store.ReconnectAsync();
        if (fault is DatabaseFault.Unavailable or DatabaseFault.Lost or DatabaseFault.Busy or DatabaseFault.Denied)
            await Task.Delay(options.RetryPause, clock, cancel);
    }

    private DatabaseFault? Report(Exception exception)
    {
        var fault = DatabaseFaults.Classify(exception);
        faults.Report(Work, exception);
        metrics.Faulted(fault?.ToString() ?? "Bug", DatabaseFaults.IsDeadlock(exception));
        return fault;
    }

    // What others learn of a commit changes nothing about it.
    private void Announce(Decision decision)
    {
        try
        {
            committed(decision);
        }
#pragma warning disable CA1031 // A bug there must not make a commit look like none.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            faults.Report("the announcement of a commit", exception);
        }
    }

    private static Answer[] All<T>(IReadOnlyList<T> commands, ResultCode code) => [.. commands.Select(_ => new Answer(code))];

    private sealed class Attempt(long nonce)
    {
        /// <summary>
        /// Distinguishes this attempt's batch from any other of the same key: one of another lane with this lane's number, and our own of before, where
        /// the clock was set back.
        /// </summary>
        public long Nonce => nonce;

        /// <summary>How often it went to another lane.</summary>
        public int Moves { get; set; }

        /// <summary>The decision whose commit was sent.</summary>
        public Decision? Sent { get; set; }
    }
}
