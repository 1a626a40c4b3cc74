using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;

namespace Wallet.Bench.Comparisons;

/// <summary>A connection of the peer with its prepared statements: one statement, one round trip.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "Connection and statements live as long as the process.")]
internal sealed class PeerConnection
{
    private const string Entries = """
        INSERT INTO entries (wallet_id, transaction_id, kind, sequence, amount, posted, held, counterparty, chain)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8), (@9, @10, @11, @12, @13, @14, @15, @16, @17)
        """;

    private readonly MySqlConnection _connection;
    private readonly Dictionary<string, MySqlCommand> _prepared = [];

    private PeerConnection(MySqlConnection connection) => _connection = connection;

    public static async Task<PeerConnection> OpenAsync(DatabaseOptions options)
    {
        var connection = await new Database(options).OpenAsync(ConnectionPool.Reads, default);
        var peer = new PeerConnection(connection);
        await peer.ExecuteAsync("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        return peer;
    }

    public Task BeginAsync() => ExecuteAsync("START TRANSACTION");

    public Task CommitAsync() => ExecuteAsync("COMMIT");

    public Task RollBackAsync() => ExecuteAsync("ROLLBACK");

    /// <summary>Locks and reads two wallets, in the order of their keys.</summary>
    public async Task<List<WalletState>> LockAsync(WalletId first, WalletId second)
    {
        var command = await PrepareAsync(
            $"SELECT {WalletColumns.Names} FROM balances WHERE wallet_id IN (@0, @1) ORDER BY wallet_id FOR UPDATE", first.Value, second.Value);
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<WalletState>();
        while (await rows.ReadAsync())
            found.Add(WalletColumns.Read(rows));
        return found;
    }

    /// <summary>What was answered to an earlier request with this key; null for none.</summary>
    public async Task<KeptAnswer?> FindAnswerAsync(IdempotencyKey key)
    {
        var command = await PrepareAsync(
            "SELECT fingerprint, code, subject, posted, available, version FROM kept_answers WHERE key_day = @0 AND key_hash = @1",
            key.Day, Bytes(key.Hash));
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? new(
                WalletColumns.ReadHash(rows, 0),
                new((ResultCode)rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5)))
            : null;
    }

    /// <summary>Writes what a transfer was decided to be.</summary>
    public async Task WriteAsync(Decision decision)
    {
        foreach (var transfer in decision.Transactions)
        {
            var debit = transfer.Postings[0].Amount < 0 ? 0 : 1;
            await ExecuteAsync(
                "INSERT INTO transactions (transaction_id, kind, currency, amount, debit_wallet, credit_wallet) VALUES (@0, @1, @2, @3, @4, @5)",
                transfer.Id.Value, (int)transfer.Kind, (int)transfer.Currency.Number, transfer.AmountMinor,
                transfer.Postings[debit].Wallet.Value, transfer.Postings[1 - debit].Wallet.Value);
        }
        if (decision.Entries is [var one, var other])
            await ExecuteAsync(Entries, [.. Values(one), .. Values(other)]);
        foreach (var wallet in decision.ChangedWallets)
        {
            await ExecuteAsync(
                """
                UPDATE balances SET posted = @1, version = @2, last_id = @3, chain = @4, spent_day = @5, day_spent = @6, month_spent = @7
                WHERE wallet_id = @0
                """,
                wallet.Id.Value, wallet.Posted, wallet.Version, wallet.LastId, Bytes(wallet.Chain), wallet.Spending.Day, wallet.Spending.InDay,
                wallet.Spending.InMonth);
        }
        foreach (var (key, answer) in decision.KeptAnswers)
        {
            await ExecuteAsync(
                """
                INSERT INTO kept_answers (key_day, key_hash, fingerprint, code, subject, posted, available, version)
                VALUES (@0, @1, @2, @3, @4, @5, @6, @7)
                """,
                key.Day, Bytes(key.Hash), Bytes(key.Fingerprint), (int)answer.Code, answer.Subject, answer.Posted, answer.Available, answer.Version);
        }
        foreach (var events in decision.Publications)
            await ExecuteAsync("INSERT INTO outbox (batch_id, payload) VALUES (@0, @1)", events.Key.Value, EventCodec.Encode([.. events]));
    }

    private static object[] Values(Entry entry) =>
    [
        entry.Wallet.Value, entry.Transaction.Value, (int)entry.Kind, entry.Sequence, entry.Amount, entry.Posted, entry.Held,
        entry.Counterparty.Value, Bytes(entry.Chain),
    ];

    private async Task ExecuteAsync(string statement, params object[] values) => await (await PrepareAsync(statement, values)).ExecuteNonQueryAsync();

    private async Task<MySqlCommand> PrepareAsync(string statement, params object[] values)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = new(statement, _connection);
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue($"@{i}", values[i]);
            await command.PrepareAsync();
            _prepared.Add(statement, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private static byte[] Bytes(UInt128 value)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return bytes;
    }
}
