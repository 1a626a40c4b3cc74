using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.References;

namespace Wallet.Api.Upkeep;

/// <summary>
/// Gives the transactions of releases before their references, a little at a time, and has the index of then dropped. The release after, whose
/// neighbours all write them, does without it.
/// </summary>
internal sealed class ReferenceFiller(FillingStore store, LedgerClock clock, WorkSurroundings around) : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new("references", TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)) { Lease = TimeSpan.FromHours(2) };

    // Between two steps: others need the database more.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var filling = await store.FindAsync(cancel);
        if (!filling.IsFilled)
            return await store.FillNextAsync(filling, TransactionId.FirstAt(await clock.SettledAsync(cancel)), cancel) ? Breath : Terms.Period;
        await store.DropIndexAsync(cancel);
        return Terms.Period;
    }
}
