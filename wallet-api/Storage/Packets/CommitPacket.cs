using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// The packet that writes a decision and commits it. The server stops at the first statement that fails, so it commits all or nothing.
/// What most rows leave empty is left out of their statements: the server's time goes into reading SQL.
/// </summary>
internal static class CommitPacket
{
    /// <summary>
    /// The SQL for a decision that was made from <paramref name="before"/>. <paramref name="nonce"/> tells this attempt's batch from any
    /// other of the same key; <paramref name="first"/> stands before it all.
    /// </summary>
    public static SqlText Write(Decision decision, LedgerState before, long nonce, string first = "")
    {
        var moved = decision.ChangedWallets.ToLookup(wallet => IsMoved(wallet, before));
        var plain = decision.Transactions.ToLookup(TransactionColumns.IsPlain);
        var answers = decision.KeptAnswers.ToLookup(kept => kept.Answer.Items.Count == 0);
        var sql = new SqlText().Sql(first)
            .Insert(BatchColumns.Table, [.. decision.Parts], (s, part) => BatchColumns.Write(s, part.Id, nonce, part.Size))
            .Insert("wallets (wallet_id, user_id, external_id, metadata)", decision.NewWallets, Wallet)
            .Insert(WalletColumns.Table, [.. decision.NewWallets.Select(n => n.State)], WalletColumns.Write)
            .Insert(WalletColumns.Table, [.. moved[false]], WalletColumns.Write, WalletColumns.Update)
            .Insert(WalletColumns.MovedTable, [.. moved[true]], WalletColumns.WriteMoved, WalletColumns.UpdateMoved)
            .Insert(TransactionColumns.Table, [.. plain[false]], TransactionColumns.Write)
            .Insert(TransactionColumns.PlainTable, [.. plain[true]], TransactionColumns.WritePlain)
            .Insert(ReferenceColumns.Table, decision.References, ReferenceColumns.Write)
            .Insert(EntryColumns.Table, decision.Entries, EntryColumns.Write)
            .Insert(HoldColumns.Table, decision.Holds, HoldColumns.Write, HoldColumns.Update)
            .Insert(SettingColumns.Table, decision.SettingChanges, SettingColumns.Write);
        foreach (var original in decision.Originals)
            sql.Sql("UPDATE transactions SET reversed = ").Number(original.Reversed).Sql(" WHERE transaction_id = ").Number(original.Transaction.Id.Value).Sql(";\n");
        return sql
            .Insert(AnswerColumns.Table, [.. answers[false]], AnswerColumns.Write)
            .Insert(AnswerColumns.PlainTable, [.. answers[true]], AnswerColumns.WritePlain)
            .Insert(BatchColumns.OutboxTable, [.. decision.Publications], (s, events) => BatchColumns.WriteEvents(s, events.Key, [.. events]))
            .Sql("COMMIT");
    }

    // A balance below zero would fail the table's check as a row to insert, which is tried first, without its overdraft beside it.
    private static bool IsMoved(WalletState wallet, LedgerState before)
        => wallet.Posted >= 0 && before.Wallets.TryGetValue(wallet.Id, out var earlier) && wallet.HasOnlyMovedSince(earlier);

    private static void Wallet(SqlText sql, (WalletState State, NewWallet Wallet) row) => sql
        .Sql("(").Number(row.State.Id.Value).Sql(",").Text(row.Wallet.UserId)
        .Sql(",").Text(row.Wallet.ExternalId).Sql(",").Text(row.Wallet.Metadata).Sql(")");
}
