using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Batching;

/// <summary>
/// Writes down the end of holds that no one asks about, so that events and statements have it too. Nothing depends on when it comes by: a
/// hold ends at its time for everyone who looks.
/// </summary>
internal sealed class ExpirySweeper(HoldStore holds, ILedger ledger, WorkSurroundings around) : PeriodicWork(Terms, around)
{
    private const int MaxWallets = 500;
    private static readonly WorkTerms Terms = new("sweeper", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
    private readonly TimeProvider _clock = around.Clock;

    /// <inheritdoc/>
    protected override async Task<TimeSpan> RunAsync(CancellationToken cancel)
    {
        await Task.WhenAll((await holds.DueAsync(_clock.GetUtcNow(), MaxWallets, cancel)).Select(wallet => ledger.ExecuteAsync(new ReleaseExpired(wallet))));
        return Terms.Period;
    }
}
