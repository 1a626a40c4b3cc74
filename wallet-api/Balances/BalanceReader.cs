using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances;

/// <summary>
/// Balances as a server has them: the writer, where every commit answered before the read began is seen, or a replica, which may be a little
/// behind. Reads that come while others are under way share the next query, so that the server sees few of them under load.
/// </summary>
internal sealed class BalanceReader : IAsyncDisposable
{
    private const int MaxBatch = 512;
    private const int Capacity = 16384;
    private readonly BalanceStore _balances;
    private readonly ApiMetrics _metrics;
    private readonly Lane<PendingRead> _lane;
    private readonly bool _stale;

    public BalanceReader(BalanceStore balances, ApiMetrics metrics, bool stale = false)
    {
        _stale = stale;
        _balances = balances;
        _metrics = metrics;
        _lane = new(LaneTerms<PendingRead>.Of(Capacity, MaxBatch), RunAsync);
    }

    /// <summary>The wallet's state; null when there is none, or when the replica does not know how old it is.</summary>
    /// <exception cref="DatabaseException">The database does not answer, or too many reads wait.</exception>
    public async Task<BalanceAnswer?> FindAsync(WalletId id)
    {
        var read = new PendingRead(id);
        if (_lane.TryAdd(read) == Admission.Taken)
            return await read.Result.Task;
        _metrics.Shed("reads_full");
        throw new DatabaseException(DatabaseFault.Busy, "too many reads wait");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lane.DisposeAsync();

    private async Task RunAsync(IReadOnlyList<PendingRead> reads)
    {
        try
        {
            var (asOf, wallets) = await _balances.LoadAsync([.. reads.Select(r => r.Wallet).Distinct()], _stale, CancellationToken.None);
            var found = wallets.ToDictionary(w => w.Id);
            foreach (var read in reads)
                read.Result.TrySetResult(Answer(asOf, found.GetValueOrDefault(read.Wallet)));
        }
#pragma warning disable CA1031 // Whatever it is, the callers must hear of it and the lane must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var read in reads)
                read.Result.TrySetException(exception);
        }
    }

    private BalanceAnswer? Answer(DateTimeOffset? asOf, WalletState? state) => asOf is { } time && state is not null
        ? new(state, _stale ? BalanceLookup.Replica : BalanceLookup.Writer, time)
        : null;

    private sealed record PendingRead(WalletId Wallet)
    {
        public TaskCompletionSource<BalanceAnswer?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
