using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>batches</c> and <c>outbox</c>, which have one key, and how their rows are written.</summary>
internal static class BatchColumns
{
    /// <summary>What <see cref="Write"/> writes to.</summary>
    public const string Table = "batches (batch_id, nonce, size)";

    /// <summary>What <see cref="WriteEvents"/> writes to.</summary>
    public const string OutboxTable = "outbox (batch_id, payload)";

    /// <summary>Writes a batch of <paramref name="size"/> transactions.</summary>
    public static void Write(SqlText sql, TransactionId batch, long nonce, int size)
        => sql.Sql("(").Number(batch.Value).Sql(",").Number(nonce).Sql(",").Number(size).Sql(")");

    /// <summary>Writes what of a batch is to be published.</summary>
    public static void WriteEvents(SqlText sql, TransactionId batch, IReadOnlyList<LedgerEvent> events)
        => sql.Sql("(").Number(batch.Value).Sql(",").Blob(EventCodec.Encode(events)).Sql(")");
}
