using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench;

/// <summary>A schema with many funded wallets, written in bulk.</summary>
internal static class BenchDatabase
{
    private const int Chunk = 5000;
    private const long Balance = 1_000_000_000;
    private const long FirstMillisecond = 1_700_000_000_000;

    /// <summary>The currency of all wallets.</summary>
    public static Currency Currency { get; } = Currency.All.Single(c => c.Code == "EUR");

    /// <summary>The wallet of a number, the same in every run.</summary>
    public static WalletId WalletOf(int number, Currency currency)
        => WalletId.Create(FirstMillisecond + (number / WalletId.SequenceCount), currency, number % WalletId.SequenceCount);

    /// <summary>Makes the schema and its wallets.</summary>
    public static async Task<DatabaseOptions> CreateAsync(MariaDbServer server, string name, int wallets)
    {
        var options = server.Create(name);
        new Schema(options, NullLogger<Schema>.Instance).Migrate();
        await InChunksAsync(options, wallets, (sql, numbers) => sql
            .Insert("balances (wallet_id, posted, chain)", numbers, (s, n) => s
                .Sql("(").Number(WalletOf(n, Currency).Value).Sql(",").Number(Balance).Sql(",").Bytes(UInt128.Zero).Sql(")"))
            .Insert("wallets (wallet_id, user_id)", numbers, (s, n) => s
                .Sql("(").Number(WalletOf(n, Currency).Value).Sql(",").Text($"user{n}").Sql(")")));
        return options;
    }

    /// <summary>Makes a wallet with so many old entries, as the ledger would have written them; the times of the first and the last.</summary>
    public static async Task<(DateTimeOffset From, DateTimeOffset To)> FillAsync(DatabaseOptions options, int wallet, int entries)
    {
        var id = WalletOf(wallet, Currency);
        var chain = UInt128.Zero;
        await InChunksAsync(options, entries, (sql, numbers) => sql.Insert(
            "entries (wallet_id, transaction_id, kind, sequence, amount, posted, held, counterparty, chain)", numbers, (s, n) =>
            {
                chain = new Entry(id, KeyOf(n), TransactionKind.Deposit, n + 1, 1, n + 1, 0, default, default).ChainAfter(chain);
                s.Sql("(").Number(id.Value).Sql(",").Number(KeyOf(n).Value).Sql(",").Number((long)TransactionKind.Deposit)
                    .Sql(",").Number(n + 1).Sql(",1,").Number(n + 1).Sql(",0,0,").Bytes(chain).Sql(")");
            }));
        await InChunksAsync(options, 1, (sql, _) => sql
            .Insert("balances (wallet_id, posted, version, last_id, chain)", [id], (s, w) => s
                .Sql("(").Number(w.Value).Sql(",").Number(entries).Sql(",").Number(entries).Sql(",").Number(KeyOf(entries - 1).Value)
                .Sql(",").Bytes(chain).Sql(")"))
            .Insert("wallets (wallet_id, user_id)", [id], (s, w) => s.Sql("(").Number(w.Value).Sql(",").Text("history").Sql(")")));
        return (KeyOf(0).Time, KeyOf(entries - 1).Time);
    }

    private static TransactionId KeyOf(int number) => TransactionId.After(0, FirstMillisecond + (number * 5L), 0, 0);

    private static async Task InChunksAsync(DatabaseOptions options, int count, Action<SqlText, IReadOnlyCollection<int>> write)
    {
        await using var connection = new MySqlConnection(options.ConnectionString(ConnectionPool.Reads));
        await connection.OpenAsync();
        for (var from = 0; from < count; from += Chunk)
        {
            var sql = new SqlText();
            write(sql, [.. Enumerable.Range(from, Math.Min(Chunk, count - from))]);
            await using var command = sql.Command(connection);
            command.CommandTimeout = 300;
            await command.ExecuteNonQueryAsync();
        }
    }
}
