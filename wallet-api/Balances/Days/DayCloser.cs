using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;

namespace Wallet.Api.Balances.Days;

/// <summary>Writes down how every wallet stood at the end of each day that is over and settled, in order and without a gap.</summary>
internal sealed class DayCloser(ClosingStore store, LedgerClock clock)
{
    /// <summary>Closes what is due; goes on where an earlier run was interrupted.</summary>
    public async Task CloseAsync(CancellationToken cancel)
    {
        var due = TransactionId.FirstAt(await clock.SettledAsync(cancel)).Day - 1;
        var closed = (await store.HistoryAsync(cancel)).ClosedDay;
        if (closed == 0)
        {
            if (await store.FirstDayAsync(cancel) is not { } first || first > due)
                return;
            closed = first - 1;
            await store.CloseAsync(closed, cancel);
        }
        for (var day = closed + 1; day <= due; day++)
        {
            while (await store.WriteNextAsync(day, cancel))
                cancel.ThrowIfCancellationRequested();
            await store.CloseAsync(day, cancel);
        }
    }
}
