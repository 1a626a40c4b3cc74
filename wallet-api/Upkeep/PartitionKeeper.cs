using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;

namespace Wallet.Api.Upkeep;

/// <summary>Has partitions looked after once an hour, by one pod. They are made a week ahead at least, so a failure has time.</summary>
internal sealed class PartitionKeeper(PartitionStore partitions, LedgerClock now, WorkSurroundings around)
    : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new("partitions", TimeSpan.FromMinutes(1), TimeSpan.FromHours(1))
    {
        Lease = TimeSpan.FromMinutes(10),
    };

    private readonly WorkSurroundings _around = around;

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        await partitions.KeepAsync(await now.NowAsync(cancel), cancel);
        _around.Metrics.TimelessAnswersAre(await partitions.TimelessAnswersAsync(cancel));
        return Terms.Period;
    }
}
