using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.References;

/// <summary>Gives transactions of before their references, and takes those of retired days away, some transactions at a time.</summary>
internal sealed class FillingStore(QueryRunner queries)
{
    /// <summary>Reads how far it is.</summary>
    public const string Select = "SELECT filled_to, last_missing, is_filled FROM reference_filling WHERE id = 1;";

    // While a change of a table waits for a long reader, everyone waits behind it: better to come again later.
    private const string Impatient = "SET SESSION lock_wait_timeout = 1;";

    private readonly ReferencedStore _transactions = new(queries);

    /// <summary>Reads a row of <see cref="Select"/>.</summary>
    public static ReferenceFilling Read(MySqlDataReader row) => new(new(row.GetInt64(0)), new(row.GetInt64(1)), row.GetInt32(2) != 0);

    /// <summary>How far it is.</summary>
    public async Task<ReferenceFilling> FindAsync(CancellationToken cancel)
        => (await queries.ListAsync(new SqlText().Sql(Select), Read, stale: false, cancel))[0];

    /// <summary>Fills in the next transactions before <paramref name="before"/>, to which all are committed; false when there are no more.</summary>
    public async Task<bool> FillNextAsync(ReferenceFilling filling, TransactionId before, CancellationToken cancel)
    {
        var (last, references) = await _transactions.NextAsync(filling.FilledTo, before, cancel);
        var missing = references.Count > 0 && await InsertAsync(references, cancel) > 0 ? references[^1].Transaction : (TransactionId?)null;
        var now = filling.To(last ?? new(before.Value - 1), missing);
        await queries.ExecuteAsync(
            new SqlText().Sql("UPDATE reference_filling SET filled_to = ").Number(now.FilledTo.Value).Sql(", last_missing = ")
                .Number(now.LastMissing.Value).Sql(", is_filled = ").Number(now.IsFilled ? 1 : 0)
                .Sql(" WHERE id = 1 AND is_filled = 0 AND filled_to <= ").Number(now.FilledTo.Value), cancel);
        return last is not null;
    }

    /// <summary>Takes away the references of all transactions before <paramref name="before"/>, which are about to leave.</summary>
    public async Task ForgetAsync(TransactionId before, CancellationToken cancel)
    {
        for (var after = default(TransactionId); ;)
        {
            var (last, references) = await _transactions.NextAsync(after, before, cancel);
            if (references.Count > 0)
            {
                // What is not there is not locked against those who write it.
                await queries.ExecuteAsync(
                    new SqlText().Sql(Isolation.ReadCommitted).Sql("DELETE FROM transaction_references WHERE ").Any(references, (s, r) => s.Sql($"""
                        (reference_hash = {r.Hash} AND transaction_id = {r.Transaction.Value})
                        """)), cancel);
            }
            if (last is not { } id)
                return;
            after = id;
        }
    }

    /// <summary>Drops the index of before, once it is of no more use; does nothing where it is gone.</summary>
    public Task DropIndexAsync(CancellationToken cancel) => queries.Within(TimeSpan.FromMinutes(10)).By(ConnectionPool.Schema)
        .ExecuteAsync(new SqlText().Sql(Impatient).Sql("CALL drop_reference_index()"), cancel);

    private Task<int> InsertAsync(IReadOnlyCollection<TransactionReference> references, CancellationToken cancel) => queries.ExecuteAsync(
        new SqlText().Sql("INSERT IGNORE INTO ").Sql(ReferenceColumns.Table).Sql(" VALUES ").List(references, ReferenceColumns.Write), cancel);
}
