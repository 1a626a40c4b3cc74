using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench.Servers;

/// <summary>A schema with many funded wallets, written in bulk.</summary>
internal static class BenchDatabase
{
    /// <summary>How many users the wallets are of, each in turn: a caller for each connection.</summary>
    public const int Owners = 512;

    private const string User = "bench";
    private const int Chunk = 5000;
    private const long Balance = 1_000_000_000;
    private const long FirstMillisecond = 1_700_000_000_000;

    /// <summary>The currency of all wallets.</summary>
    public static Currency Currency { get; } = Currency.All.Single(c => c.Code == "EUR");

    /// <summary>The wallet of a number, the same in every run.</summary>
    public static WalletId WalletOf(int number)
        => WalletId.Create(FirstMillisecond + (number / WalletId.SequenceCount), Currency, number % WalletId.SequenceCount);

    /// <summary>The user of a number.</summary>
    public static string OwnerOf(int number) => $"user{number % Owners}";

    /// <summary>A server that is durable as in production: every commit is on disk before it is answered.</summary>
    public static MariaDbServer StartServer() => MariaDbServer.StartPrivate(
        "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=4G", "--innodb-log-file-size=1G", "--skip-log-bin");

    /// <summary>Makes the schema and its wallets.</summary>
    public static async Task<DatabaseOptions> CreateAsync(MariaDbServer server, string name, int wallets)
    {
        // The API takes no user without a password.
        server.Execute($"CREATE USER IF NOT EXISTS '{User}' IDENTIFIED BY '{User}'", $"GRANT ALL ON *.* TO '{User}'");
        var options = server.Create(name) with { Username = User, Password = User };
        new Schema(options, NullLogger<Schema>.Instance).Migrate();
        // As migrate does: made while money moves, the first partitions copy what is there already.
        using var database = new Database(options);
        await new PartitionStore(new QueryRunner(database)).KeepAsync(DateTimeOffset.UtcNow, default);
        await InChunksAsync(options, wallets, (sql, numbers) => sql
            .Insert("balances (wallet_id, posted, chain, owner, owner_high)", numbers, (s, n) => Owner(s
                .Sql("(").Number(WalletOf(n).Value).Sql(",").Number(Balance).Sql(",").Bytes(UInt128.Zero), OwnerOf(n)).Sql(")"))
            .Insert("wallets (wallet_id, user_id)", numbers, (s, n) => s
                .Sql("(").Number(WalletOf(n).Value).Sql(",").Text(OwnerOf(n)).Sql(")")));
        return options;
    }

    /// <summary>Makes a wallet with so many old entries, as the ledger would have written them; the times of the first and the last.</summary>
    public static async Task<(DateTimeOffset From, DateTimeOffset To)> FillAsync(DatabaseOptions options, int wallet, int entries)
    {
        var id = WalletOf(wallet);
        var chain = UInt128.Zero;
        await InChunksAsync(options, entries, (sql, numbers) => sql.Insert(
            "entries (wallet_id, transaction_id, kind, sequence, amount, posted, held, counterparty, chain)", numbers, (s, n) =>
            {
                chain = new Entry(id, KeyOf(n), TransactionKind.Deposit, n + 1, 1, n + 1, 0, default, default).ChainAfter(chain);
                s.Sql("(").Number(id.Value).Sql(",").Number(KeyOf(n).Value).Sql(",").Number((long)TransactionKind.Deposit)
                    .Sql(",").Number(n + 1).Sql(",1,").Number(n + 1).Sql(",0,0,").Bytes(chain).Sql(")");
            }));
        await InChunksAsync(options, 1, (sql, _) => sql
            .Insert("balances (wallet_id, posted, version, last_id, chain, owner, owner_high)", [id], (s, w) => Owner(s
                .Sql("(").Number(w.Value).Sql(",").Number(entries).Sql(",").Number(entries).Sql(",").Number(KeyOf(entries - 1).Value)
                .Sql(",").Bytes(chain), "history").Sql(")"))
            .Insert("wallets (wallet_id, user_id)", [id], (s, w) => s.Sql("(").Number(w.Value).Sql(",").Text("history").Sql(")")));
        return (KeyOf(0).Time, KeyOf(entries - 1).Time);
    }

    /// <summary>Writes so many old batches, each of one transfer, as if they had never been published.</summary>
    public static Task FillOutboxAsync(DatabaseOptions options, int batches) => InChunksAsync(options, batches, (sql, numbers) => sql.Insert(
        BatchColumns.OutboxTable, numbers, (s, n) => BatchColumns.WriteEvents(s, KeyOf(n), [Transfer(n)])));

    private static TransactionRecorded Transfer(int number)
    {
        var (from, to, key) = (WalletOf(number % Owners), WalletOf((number + 1) % Owners), KeyOf(number));
        var transaction = new LedgerTransaction(key, TransactionKind.Transfer, Currency, 1, [new(from, -1), new(to, 1)], Remarks.None);
        return new(transaction,
        [
            new(from, key, TransactionKind.Transfer, number, -1, Balance, 0, to, UInt128.Zero),
            new(to, key, TransactionKind.Transfer, number, 1, Balance, 0, from, UInt128.Zero),
        ]);
    }

    private static SqlText Owner(SqlText sql, string user)
    {
        var owner = Digest.OfOwner(user);
        return sql.Sql(",").Number(OwnerColumns.LowOf(owner)).Sql(",").Bytes(OwnerColumns.HighOf(owner));
    }

    private static TransactionId KeyOf(int number) => TransactionId.FirstOf(FirstMillisecond + (number * 5L), 0);

    private static async Task InChunksAsync(DatabaseOptions options, int count, Action<SqlText, IReadOnlyCollection<int>> write)
    {
        await using var connection = await new Database(options).OpenAsync(ConnectionPool.Reads, default);
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
