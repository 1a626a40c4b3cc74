using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Tests.Servers;

/// <summary>The ledger as it is in the database, read past the API.</summary>
internal sealed class Books(DatabaseOptions database)
{
    private readonly QueryRunner _queries = new(new Database(database));

    /// <summary>How many transactions there are of each reference.</summary>
    public async Task<Dictionary<string, int>> ReferencesAsync() => (await _queries.ListAsync(
        new SqlText().Sql("SELECT reference, COUNT(*) FROM transactions WHERE reference IS NOT NULL GROUP BY reference"),
        row => (row.GetString(0), row.GetInt32(1)), stale: false, default)).ToDictionary();

    /// <summary>Balance and version of every wallet that has an entry, by its id on the wire.</summary>
    public async Task<Dictionary<string, (long Balance, long Version)>> BalancesAsync() => (await _queries.ListAsync(
        new SqlText().Sql("SELECT wallet_id, posted, version FROM balances WHERE version > 0"),
        row => (new WalletId(row.GetInt64(0)).ToString(), (row.GetInt64(1), row.GetInt64(2))), stale: false, default)).ToDictionary();

    /// <summary>The number of batches that were not published yet.</summary>
    public Task<long> OutboxDepthAsync() => new OutboxStore(_queries).CountAsync(default);

    /// <summary>How often somebody made sure that what was read is on disk.</summary>
    public async Task<long> BarrierAsync() => (await _queries.ListAsync(
        new SqlText().Sql("SELECT passed FROM barrier"), row => row.GetInt64(0), stale: false, default))[0];

    /// <summary>Who may publish; null while nobody has asked to.</summary>
    public async Task<string?> RelayAsync() => (await _queries.ListAsync(
        new SqlText().Sql("SELECT holder FROM leases WHERE name = 'outbox'"), row => row.GetString(0), stale: false, default)).SingleOrDefault();

    /// <summary>Everything that the audit of the whole ledger finds wrong.</summary>
    public Task<List<Violation>> AuditAsync() => Audits.EverythingAsync(LedgerAudit.Of(_queries));
}
