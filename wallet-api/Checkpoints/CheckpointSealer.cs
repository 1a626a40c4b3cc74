using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Checkpoints;

/// <summary>
/// Signs what is settled, once a minute, by one pod: transactions of a time before which nothing can be committed any more, so that no
/// later one can belong between those that were signed.
/// </summary>
internal sealed class CheckpointSealer(
    CheckpointStore store, LedgerLeaves leaves, CheckpointKey key, LedgerClock clock, WorkSurroundings around)
    : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new("checkpoints", TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1))
    {
        Lease = TimeSpan.FromMinutes(5),
    };

    private readonly TimeProvider _time = around.Clock;

    /// <summary>Seals all that is settled; the number of checkpoints that it took.</summary>
    public async Task<int> SealAsync(CancellationToken cancel)
    {
        var settled = TransactionId.FirstAt(await clock.SettledAsync(cancel));
        for (var made = 0; ; made++)
        {
            var last = await store.LastAsync(cancel);
            var draft = await leaves.DraftAsync(last?.Before ?? default, settled, cancel);
            if (draft.Count == 0)
                return made;
            var before = draft.Count == CheckpointDraft.MaxTransactions ? draft.Next : settled;
            // Another pod may have sealed the same meanwhile: then its checkpoint holds.
            if (!await store.TryAddAsync(draft.Seal(before, last, key, _time.GetUtcNow()), cancel) || !await HoldAsync(cancel))
                return made;
        }
    }

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        await SealAsync(cancel);
        return Terms.Period;
    }
}
