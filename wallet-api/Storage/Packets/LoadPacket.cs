using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// The packet that opens a batch's transaction: lock the wallets in key order in one statement (so batches queue up behind each
/// other and never deadlock), then what else the commands name, then read the clock and the kept answers.
/// </summary>
internal sealed class LoadPacket
{
    /// <summary>For a batch that is to be committed. A statement sees what was committed while it waited for its locks.</summary>
    public static readonly LoadPacket Locking = new(Isolation.ReadCommitted + "START TRANSACTION;", " FOR UPDATE", " LOCK IN SHARE MODE");

    /// <summary>For a batch that is only tried: nothing is locked, and all statements see one moment.</summary>
    public static readonly LoadPacket Reading = new(Isolation.RepeatableRead + "START TRANSACTION READ ONLY;", "", "");

    /// <summary>How many columns the server's own result has, its time first; no other has as many.</summary>
    public const int ServerColumns = 3;

    private const string SelectWallets =
        "SELECT " + WalletColumns.Names + " FROM balances FORCE INDEX (PRIMARY) WHERE wallet_id IN (";

    private const string SelectHolds = "SELECT " + HoldColumns.Names + " FROM holds WHERE ";

    private const string SelectProfiles = "SELECT " + LimitProfileColumns.Names + " FROM limit_profiles WHERE ";

    private const string SelectAnswers = "SELECT " + AnswerColumns.Names + " FROM kept_answers WHERE key_day = ";

    private const string SelectServer =
        "SELECT " + DatabaseClock.Milliseconds + ", " + WriterCheck.IsDemoted + ", @@session.max_allowed_packet;";

    private readonly string _begin;
    private readonly string _lock;
    private readonly string _share;

    private LoadPacket(string begin, string @lock, string share) => (_begin, _lock, _share) = (begin, @lock, share);

    /// <summary>
    /// The SQL. Its results: wallets, earlier transactions, holds, profiles of limits (each only if asked for), the server (its time in ms,
    /// whether it is demoted, the longest packet that it takes), answers per day of keys.
    /// </summary>
    public string Write(Needs needs)
    {
        var sql = new SqlText().Sql(_begin);
        if (needs.Wallets.Count > 0)
            sql.Sql(SelectWallets).List(needs.Wallets, (s, id) => s.Number(id.Value)).Sql(") ORDER BY wallet_id").Sql(_lock).Sql(";");
        if (needs.Originals.Count > 0)
        {
            sql.Sql("SELECT ").Sql(TransactionColumns.Names).Sql(" FROM transactions WHERE transaction_id IN (")
                .List(needs.Originals, (s, id) => s.Number(id.Value)).Sql(") ORDER BY transaction_id").Sql(_lock).Sql(";");
        }
        if (needs.Holds.Count > 0)
        {
            sql.Sql(SelectHolds).Sql("(wallet_id, hold_id) IN (")
                .List(needs.Holds, (s, h) => s.Sql("(").Number(h.Wallet.Value).Sql(",").Number(h.Hold.Value).Sql(")")).Sql(")").Sql(_lock).Sql(";");
        }
        if (needs.LimitProfiles.Count > 0)
            LimitProfileColumns.Among(sql.Sql(SelectProfiles), needs.LimitProfiles).Sql(_share).Sql(";");
        sql.Sql(SelectServer);
        foreach (var day in needs.Keys.GroupBy(k => k.Day))
        {
            sql.Sql(SelectAnswers).Number(day.Key)
                .Sql(" AND key_hash IN (").List([.. day], (s, key) => s.Bytes(key.Hash)).Sql(");");
        }
        return sql.ToString();
    }

    /// <summary>The SQL for profiles that wallets have, which no one waits for.</summary>
    public static SqlText WriteProfiles(IReadOnlyCollection<LimitProfileKey> profiles) => LimitProfileColumns.Among(new SqlText().Sql(SelectProfiles), profiles);

    /// <summary>The SQL for the open holds of wallets of which one has run out.</summary>
    public string WriteOpenHolds(IReadOnlyCollection<WalletId> wallets) => new SqlText()
        .Sql(SelectHolds).Sql("status = 0 AND expires_at IS NOT NULL AND wallet_id IN (")
        .List(wallets, (s, id) => s.Number(id.Value)).Sql(")").Sql(_lock).ToString();
}
