using Wallet.Api.Upkeep;

namespace Wallet.Api.Balances.Days;

/// <summary>Has days closed and retired, once an hour, by one pod.</summary>
internal sealed class HistoryKeeper(DayCloser closer, DayRetirer retirer, WorkSurroundings around) : PeriodicWork(Terms, around)
{
    // The lease is longer than most runs take. Where one takes longer still, two pods do the same work, which does no harm.
    private static readonly WorkTerms Terms = new("history", TimeSpan.FromMinutes(2), TimeSpan.FromHours(1)) { Lease = TimeSpan.FromHours(1) };

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        await closer.CloseAsync(cancel);
        await retirer.RetireAsync(cancel);
        return Terms.Period;
    }
}
