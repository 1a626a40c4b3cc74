using Wallet.Api.Storage.Exports;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Exports;

/// <summary>Has exports go on, a step at a time and each in turn, by one pod.</summary>
internal sealed class ExportWork(ExportRunner runner, ExportStore store, WorkSurroundings around) : PeriodicWork(Terms, around)
{
    private static readonly WorkTerms Terms = new("exports", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5))
    {
        Lease = TimeSpan.FromMinutes(5),
    };

    // Between two steps: others need the database more.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly WorkSurroundings _around = around;

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        var isStep = await runner.StepAsync(cancel);
        var (waiting, running) = await store.CountByStateAsync(cancel);
        _around.Metrics.OpenExportsAre(waiting, running);
        return isStep ? Breath : Terms.Period;
    }

    /// <inheritdoc/>
    protected override void StandBy() => _around.Metrics.OpenExportsAre(0, 0);
}
