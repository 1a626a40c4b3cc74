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
    private const string Balances = """
        balances (wallet_id, is_system, owner, status, posted, held, overdraft, version, last_id, chain, spent_day, day_spent,
        month_spent, limit_once, limit_day, limit_month, next_expiry, owner_high, settings_version, limit_profile)
        """;

    private const string UpdateBalance = """
         ON DUPLICATE KEY UPDATE status = VALUES(status), posted = VALUES(posted), held = VALUES(held), overdraft = VALUES(overdraft),
        version = VALUES(version), last_id = VALUES(last_id), chain = VALUES(chain), spent_day = VALUES(spent_day),
        day_spent = VALUES(day_spent), month_spent = VALUES(month_spent), limit_once = VALUES(limit_once),
        limit_day = VALUES(limit_day), limit_month = VALUES(limit_month), next_expiry = VALUES(next_expiry), owner_high = VALUES(owner_high),
        settings_version = VALUES(settings_version), limit_profile = VALUES(limit_profile)
        """;

    private const string MovedBalances = "balances (wallet_id, posted, version, last_id, chain, spent_day, day_spent, month_spent)";

    private const string UpdateMovedBalance = """
         ON DUPLICATE KEY UPDATE posted = VALUES(posted), version = VALUES(version), last_id = VALUES(last_id), chain = VALUES(chain),
        spent_day = VALUES(spent_day), day_spent = VALUES(day_spent), month_spent = VALUES(month_spent)
        """;

    private const string Transactions = """
        transactions (transaction_id, kind, currency, amount, debit_wallet, credit_wallet, legs, parent_id, effective_at, reference,
        description, metadata)
        """;

    private const string PlainTransactions = "transactions (transaction_id, kind, currency, amount, debit_wallet, credit_wallet)";

    private const string References = "transaction_references (reference_hash, transaction_id)";

    private const string Answers = "kept_answers (key_day, key_hash, fingerprint, code, subject, posted, available, version, items)";

    private const string PlainAnswers = "kept_answers (key_day, key_hash, fingerprint, code, subject, posted, available, version)";

    private const string Entries =
        "entries (wallet_id, transaction_id, kind, sequence, amount, posted, held, counterparty, chain)";

    private const string Holds = "holds (wallet_id, hold_id, destination, amount, captured, status, expires_at, terms)";

    private const string UpdateHold =
        " ON DUPLICATE KEY UPDATE captured = VALUES(captured), status = VALUES(status), expires_at = VALUES(expires_at), terms = VALUES(terms)";

    /// <summary>
    /// The SQL for a decision that was made from <paramref name="before"/>. <paramref name="nonce"/> tells this attempt's batch from any
    /// other of the same key; <paramref name="first"/> stands before it all.
    /// </summary>
    public static SqlText Write(Decision decision, LedgerState before, long nonce, string first = "")
    {
        var moved = decision.ChangedWallets.ToLookup(wallet => IsMoved(wallet, before));
        var plain = decision.Transactions.ToLookup(IsPlain);
        var answers = decision.KeptAnswers.ToLookup(kept => kept.Answer.Items.Count == 0);
        var sql = new SqlText().Sql(first)
            .Insert(
                "batches (batch_id, nonce, size)", [.. decision.Parts],
                (s, part) => s.Sql("(").Number(part.Id.Value).Sql(",").Number(nonce).Sql(",").Number(part.Size).Sql(")"))
            .Insert("wallets (wallet_id, user_id, external_id, metadata)", decision.NewWallets, Wallet)
            .Insert(Balances, [.. decision.NewWallets.Select(n => n.State)], Balance)
            .Insert(Balances, [.. moved[false]], Balance, UpdateBalance)
            .Insert(MovedBalances, [.. moved[true]], MovedBalance, UpdateMovedBalance)
            .Insert(Transactions, [.. plain[false]], Transaction)
            .Insert(PlainTransactions, [.. plain[true]], PlainTransaction)
            .Insert(References, decision.References, Reference)
            .Insert(Entries, decision.Entries, Entry)
            .Insert(Holds, decision.Holds, Hold, UpdateHold)
            .Insert(SettingColumns.Table, decision.SettingChanges, SettingColumns.Write);
        foreach (var original in decision.Originals)
            sql.Sql("UPDATE transactions SET reversed = ").Number(original.Reversed).Sql(" WHERE transaction_id = ").Number(original.Transaction.Id.Value).Sql(";\n");
        sql.Insert(Answers, [.. answers[false]], (s, row) => KeptAnswer(s, row).Sql(",").Text(AnswersText.Write(row.Answer.Items)).Sql(")"))
            .Insert(PlainAnswers, [.. answers[true]], (s, row) => KeptAnswer(s, row).Sql(")"));
        return sql
            .Insert(
                "outbox (batch_id, payload)", [.. decision.Publications],
                (s, events) => s.Sql("(").Number(events.Key.Value).Sql(",").Blob(EventCodec.Encode([.. events])).Sql(")"))
            .Sql("COMMIT");
    }

    // A balance below zero would fail the table's check as a row to insert, which is tried first, without its overdraft beside it.
    private static bool IsMoved(WalletState wallet, LedgerState before)
        => wallet.Posted >= 0 && before.Wallets.TryGetValue(wallet.Id, out var earlier) && wallet.HasOnlyMovedSince(earlier);

    private static bool IsPlain(LedgerTransaction row) => IsSimple(row) && row.Parent is null && row.Remarks == Remarks.None;

    private static bool IsSimple(LedgerTransaction row) => row.Postings is [{ Held: 0 }, { Held: 0 }];

    private static void Wallet(SqlText sql, (WalletState State, NewWallet Wallet) row) => sql
        .Sql("(").Number(row.State.Id.Value).Sql(",").Text(row.Wallet.UserId)
        .Sql(",").Text(row.Wallet.ExternalId).Sql(",").Text(row.Wallet.Metadata).Sql(")");

    private static void Balance(SqlText sql, WalletState row) => sql
        .Sql("(").Number(row.Id.Value).Sql(row.Id.IsSystem ? ",1," : ",0,").Number(OwnerColumns.LowOf(row.Owner)).Sql(",").Number((long)row.Status)
        .Sql(",").Number(row.Posted).Sql(",").Number(row.Held).Sql(",").Number(row.Overdraft)
        .Sql(",").Number(row.Version).Sql(",").Number(row.LastId).Sql(",").Bytes(row.Chain)
        .Sql(",").Number(row.Spending.Day).Sql(",").Number(row.Spending.InDay).Sql(",").Number(row.Spending.InMonth)
        .Sql(",").Number(row.Limits.PerTransaction).Sql(",").Number(row.Limits.PerDay).Sql(",").Number(row.Limits.PerMonth)
        .Sql(",").Number(row.NextExpiry).Sql(",").Bytes(OwnerColumns.HighOf(row.Owner)).Sql(",").Number(row.SettingsVersion)
        .Sql(",").Text(row.Limits.Profile).Sql(")");

    private static void MovedBalance(SqlText sql, WalletState row) => sql
        .Sql("(").Number(row.Id.Value).Sql(",").Number(row.Posted).Sql(",").Number(row.Version).Sql(",").Number(row.LastId)
        .Sql(",").Bytes(row.Chain).Sql(",").Number(row.Spending.Day).Sql(",").Number(row.Spending.InDay)
        .Sql(",").Number(row.Spending.InMonth).Sql(")");

    private static void Transaction(SqlText sql, LedgerTransaction row)
    {
        var isSimple = IsSimple(row);
        sql.Sql("(");
        (isSimple ? Movement(sql, row) : Head(sql, row).Sql(",NULL,NULL"))
            .Sql(",").Text(isSimple ? null : PostingsText.Write(row.Postings)).Sql(",").Number(row.Parent?.Value)
            .Sql(",").Number(row.Remarks.EffectiveAt?.ToUnixTimeMilliseconds()).Sql(",").Text(row.Remarks.Reference)
            .Sql(",").Text(row.Remarks.Description).Sql(",").Text(row.Remarks.Metadata).Sql(")");
    }

    private static void PlainTransaction(SqlText sql, LedgerTransaction row) => Movement(sql.Sql("("), row).Sql(")");

    private static SqlText Movement(SqlText sql, LedgerTransaction row)
    {
        var debit = row.Postings[0].Amount < 0 ? 0 : 1;
        return Head(sql, row).Sql(",").Number(row.Postings[debit].Wallet.Value).Sql(",").Number(row.Postings[1 - debit].Wallet.Value);
    }

    private static SqlText Head(SqlText sql, LedgerTransaction row) => sql
        .Number(row.Id.Value).Sql(",").Number((long)row.Kind).Sql(",").Number(row.Currency.Number).Sql(",").Number(row.AmountMinor);

    private static void Reference(SqlText sql, TransactionReference row)
        => sql.Sql("(").Bytes(row.Hash).Sql(",").Number(row.Transaction.Value).Sql(")");

    private static void Entry(SqlText sql, Entry row) => sql
        .Sql("(").Number(row.Wallet.Value).Sql(",").Number(row.Transaction.Value).Sql(",").Number((long)row.Kind)
        .Sql(",").Number(row.Sequence).Sql(",").Number(row.Amount).Sql(",").Number(row.Posted).Sql(",").Number(row.Held)
        .Sql(",").Number(row.Counterparty.Value).Sql(",").Bytes(row.Chain).Sql(")");

    private static void Hold(SqlText sql, Hold row) => sql
        .Sql("(").Number(row.Wallet.Value).Sql(",").Number(row.Id.Value).Sql(",").Number(row.Destination?.Value)
        .Sql(",").Number(row.AmountMinor).Sql(",").Number(row.Captured).Sql(",").Number((long)row.Status)
        .Sql(",").Number(row.ExpiresAt).Sql(",").Bytes(row.Terms).Sql(")");

    private static SqlText KeptAnswer(SqlText sql, (IdempotencyKey Key, Answer Answer) row) => sql
        .Sql("(").Number(row.Key.Day).Sql(",").Bytes(row.Key.Hash).Sql(",").Bytes(row.Key.Fingerprint)
        .Sql(",").Number((long)row.Answer.Code).Sql(",").Number(row.Answer.Subject).Sql(",").Number(row.Answer.Posted)
        .Sql(",").Number(row.Answer.Available).Sql(",").Number(row.Answer.Version);
}
