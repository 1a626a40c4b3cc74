using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;
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
    private readonly QueryRunner _queries;
    private readonly ApiMetrics _metrics;
    private readonly Lane<PendingRead> _lane;
    private readonly bool _stale;

    public BalanceReader(QueryRunner queries, ApiMetrics metrics, bool stale = false)
    {
        _stale = stale;
        _queries = queries;
        _metrics = metrics;
        _lane = new(LaneTerms<PendingRead>.Of(Capacity, MaxBatch), RunAsync);
    }

    /// <summary>The wallet's state; null when there is none.</summary>
    /// <exception cref="DatabaseException">The database does not answer, or too many reads wait.</exception>
    public async Task<WalletState?> FindAsync(WalletId id)
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
            var found = (await LoadAsync([.. reads.Select(r => r.Wallet).Distinct()])).ToDictionary(w => w.Id);
            foreach (var read in reads)
                read.Result.TrySetResult(found.GetValueOrDefault(read.Wallet));
        }
#pragma warning disable CA1031 // Whatever it is, the callers must hear of it and the lane must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var read in reads)
                read.Result.TrySetException(exception);
        }
    }

    private Task<List<WalletState>> LoadAsync(IReadOnlyCollection<WalletId> wallets)
    {
        var sql = new SqlText().Sql("SELECT ").Sql(WalletColumns.Names).Sql(" FROM balances WHERE wallet_id IN (")
            .List(wallets, (s, id) => s.Number(id.Value)).Sql(")");
        return _queries.ListAsync(sql, WalletColumns.Read, _stale, CancellationToken.None);
    }

    private sealed record PendingRead(WalletId Wallet)
    {
        public TaskCompletionSource<WalletState?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
