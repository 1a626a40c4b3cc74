using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Balances.Days;
using Wallet.Api.Balances.Statements;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.History;

/// <summary>Two wallets over 100 of 120 daily partitions, read through one connection, so that the session's counters count everything.</summary>
public sealed class ReadWorkFixture : IAsyncLifetime
{
    public const int Days = 100;
    public const int Entries = 100_000;
    private const int Partitions = 120;

    public int FirstDay { get; } = TransactionId.FirstAt(DateTimeOffset.UtcNow).Day - Days - 2;

    internal WalletId Busy { get; } = WalletId.Create(1_000_000_000_000, MemoryLedger.Euro, 1);

    internal WalletId Quiet { get; } = WalletId.Create(1_000_000_000_000, MemoryLedger.Euro, 2);

    internal QueryRunner Queries { get; private set; } = null!;

    internal StatementReader Reader { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var database = DatabaseServers.Shared.Create($"read_work_{Environment.ProcessId}");
        new Schema(database, NullLogger<Schema>.Instance).Migrate();
        Queries = new(new Database(database with { MaxConnections = 1, ConnectionLifetime = TimeSpan.Zero }));
        var (first, second, aDay) = (TransactionId.FirstOn(FirstDay).Value, TransactionId.FirstOn(FirstDay + 1).Value, TransactionId.FirstOn(1).Value);
        await ExecuteAsync($"CALL extend_partitions('entries', {second}, {aDay}, {Partitions})");
        await FillAsync(Busy, Entries);
        await FillAsync(Quiet, Days);
        await ExecuteAsync($"INSERT INTO transactions (transaction_id, kind, currency, amount) VALUES ({first}, 1, 978, 1)");
        await new DayCloser(new(Queries), new(Queries, TimeProvider.System)).CloseAsync(default);
        Reader = new(new(Queries));
        // Learns how far days are closed.
        await Reader.AtAsync(Busy, TransactionId.FirstOn(FirstDay), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    // Evenly over the days, the first a deposit, the others transfers. Hashes are of no interest here.
    private Task FillAsync(WalletId wallet, int count)
    {
        const string Digits = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 "
            + "UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        var apart = TransactionId.FirstOn(Days).Value / count;
        return ExecuteAsync(
            $"INSERT INTO entries SELECT {wallet.Value}, {TransactionId.FirstOn(FirstDay).Value} + n * {apart}, IF(n = 0, 1, 3), n + 1, 1, n + 1, 0, 0, "
            + $"REPEAT(CHAR(0), 16) FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM {Digits} a, {Digits} b, {Digits} c, "
            + $"{Digits} e, {Digits} f) numbers WHERE n < {count}");
    }

    private Task ExecuteAsync(string sql) => Queries.ExecuteAsync(new SqlText().Sql(sql), default);
}
