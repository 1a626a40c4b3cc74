using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Batching;

/// <summary>
/// Decides commands as a batch would, on the ledger as it is now, and writes nothing: no lock is taken, no key is used up. One at a time, so
/// that trying things out takes little from those who mean it.
/// </summary>
internal sealed class Rehearsal : IAsyncDisposable
{
    private const int Capacity = 256;
    private readonly LedgerStore _store;
    private readonly Lane<Pending> _lane;

    public Rehearsal(LedgerStore store)
    {
        _store = store;
        _lane = new(LaneTerms<Pending>.Of(Capacity, batch: 1), batch => RunAsync(batch[0]));
    }

    /// <summary>The answers that the commands would get, each after those before it, in the same order.</summary>
    public Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<Command> commands)
    {
        var pending = new Pending(commands);
        if (_lane.TryAdd(pending) != Admission.Taken)
            pending.Answer(ResultCode.Overloaded);
        return pending.Answers.Task;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private async Task RunAsync(Pending pending)
    {
        try
        {
            pending.Answers.SetResult(await DecideAsync(pending.Commands));
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is not null)
        {
            pending.Answer(ResultCode.WriterUnavailable);
        }
#pragma warning disable CA1031 // Whatever it is, the caller must hear of it and the lane must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            pending.Answers.SetException(exception);
        }
    }

    // Once more where a pooled connection may have led to a server that is gone, or no longer the writer.
    private async Task<IReadOnlyList<Answer>> DecideAsync(IReadOnlyList<Command> commands)
    {
        try
        {
            return await TryDecideAsync(commands);
        }
        catch (Exception exception) when (DatabaseFaults.Classify(exception) is DatabaseFault.Lost or DatabaseFault.Unavailable)
        {
            await _store.ReconnectAsync();
        }
        return await TryDecideAsync(commands);
    }

    private async Task<IReadOnlyList<Answer>> TryDecideAsync(IReadOnlyList<Command> commands)
    {
        const int Lane = 0;
        var needs = Footprint.Of(commands, Lane);
        await using var transaction = await _store.BeginAsync(default);
        var (state, now) = await transaction.ReadAsync(needs with { Wallets = [.. needs.Wallets.Where(w => !w.IsSystem)] });
        // The outside world has all the money that it takes.
        foreach (var outside in needs.Wallets.Where(w => w.IsSystem))
            state.Wallets.Add(outside, new(outside, UInt128.Zero));
        return Decider.Decide(state, commands, new(now, Lane)).Answers;
    }

    private sealed record Pending(IReadOnlyList<Command> Commands)
    {
        public TaskCompletionSource<IReadOnlyList<Answer>> Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Answer(ResultCode code) => Answers.SetResult([.. Commands.Select(_ => new Answer(code))]);
    }
}
