using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Bench;

/// <summary>A schema with many funded wallets, written in bulk.</summary>
internal static class BenchDatabase
{
    private const int Chunk = 5000;
    private const long Balance = 1_000_000_000;

    /// <summary>The wallet of a number, the same in every run.</summary>
    public static WalletId WalletOf(int number, Currency currency)
        => WalletId.Create(1_700_000_000_000 + (number / WalletId.SequenceCount), currency, number % WalletId.SequenceCount);

    /// <summary>Makes the schema and its wallets.</summary>
    public static async Task<DatabaseOptions> CreateAsync(Wallet.Api.Tests.Servers.MariaDbServer server, string name, int wallets, Currency currency)
    {
        var options = server.Create(name);
        new Schema(options, NullLogger<Schema>.Instance).Migrate();
        await using var connection = new MySqlConnection(options.ConnectionString(options.Host));
        await connection.OpenAsync();
        for (var from = 0; from < wallets; from += Chunk)
        {
            var numbers = Enumerable.Range(from, Math.Min(Chunk, wallets - from)).ToList();
            var sql = new SqlText()
                .Insert("balances (wallet_id, posted, chain)", numbers, (s, n) => s
                    .Sql("(").Number(WalletOf(n, currency).Value).Sql(",").Number(Balance).Sql(",").Bytes(UInt128.Zero).Sql(")"))
                .Insert("wallets (wallet_id, user_id)", numbers, (s, n) => s.Sql("(").Number(WalletOf(n, currency).Value).Sql(",").Text($"user{n}").Sql(")"));
            await using var command = new MySqlCommand(sql.ToString(), connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }
        return options;
    }
}
