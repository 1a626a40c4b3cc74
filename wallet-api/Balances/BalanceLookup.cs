using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Balances;

/// <summary>How fresh an answer must be.</summary>
internal enum Consistency
{
    /// <summary>Includes every commit that was answered before. The default.</summary>
    Strong,

    /// <summary>Includes everything up to the version that the caller names: what it has written or read itself.</summary>
    Session,

    /// <summary>May be up to a minute old.</summary>
    Cached,
}

/// <summary>Finds a balance at the nearest place that is fresh enough.</summary>
internal sealed class BalanceLookup(
    BalanceReader writer, ILedger ledger, TimeProvider clock, ApiMetrics metrics, BalanceCache? cache = null,
    [FromKeyedServices(BalanceLookup.Replica)] BalanceReader? replica = null)
{
    /// <summary>The key of the service that reads from a replica, if there is one, and its name as a source.</summary>
    public const string Replica = "replica";

    /// <summary>The writer's name as a source.</summary>
    public const string Writer = "writer";

    /// <summary>The cache's.</summary>
    public const string Cache = "cache";

    /// <summary>The wallet's state, where it comes from and of when it is; null when there is none.</summary>
    public async Task<BalanceAnswer?> FindAsync(WalletId id, Consistency consistency, long minVersion)
    {
        if (consistency != Consistency.Strong && cache is not null && await cache.FindAsync(id) is { } cached
            && cached.State.Version >= minVersion)
        {
            metrics.CacheHit();
            metrics.Read(Cache);
            return cached;
        }
        if (consistency == Consistency.Strong)
            return await FindAtWriterAsync(id);
        var found = await FindAtReplicaAsync(id, minVersion) ?? await FindAtWriterAsync(id);
        if (found is not null)
            cache?.Put([found.State], found.AsOf);
        return found;
    }

    // Only what settles the question: a wallet that is not there may be too new, and one with a hold that ran out is for the writer.
    private async Task<BalanceAnswer?> FindAtReplicaAsync(WalletId id, long minVersion)
    {
        if (replica is null)
            return null;
        try
        {
            if (await replica.FindAsync(id) is not { } found || found.State.Version < minVersion || HasExpired(found.State))
                return null;
            metrics.Read(Replica);
            return found;
        }
        catch (DatabaseException)
        {
            // The writer may be well.
            return null;
        }
    }

    private async Task<BalanceAnswer?> FindAtWriterAsync(WalletId id)
    {
        metrics.Read(Writer);
        if (await writer.FindAsync(id) is not { } found)
            return null;
        return await ReleaseExpiredAsync([found.State]) ? await writer.FindAsync(id) ?? found : found;
    }

    /// <summary>
    /// A hold whose time ran out no longer counts, whether or not anybody has swept: has the ends of those of <paramref name="states"/> written
    /// down. True when there were any, and so the wallets must be read again.
    /// </summary>
    public async Task<bool> ReleaseExpiredAsync(IEnumerable<WalletState> states)
    {
        var due = states.Where(HasExpired).Select(s => ledger.ExecuteAsync(new ReleaseExpired(s.Id))).ToList();
        await Task.WhenAll(due);
        return due.Count > 0;
    }

    private bool HasExpired(WalletState state) => state.NextExpiry <= clock.GetUtcNow().ToUnixTimeMilliseconds();
}
