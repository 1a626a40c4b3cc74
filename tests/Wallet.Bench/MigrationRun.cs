using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Spectre.Console;
using Wallet.Api.Storage;
using Wallet.Bench.Servers;

namespace Wallet.Bench;

/// <summary>A ledger of the first release is brought up to date while the pods of that release go on moving money.</summary>
internal sealed class MigrationRun
{
    private const int FirstRelease = 5;
    private const int Writers = 4;
    private static readonly TimeSpan Bar = TimeSpan.FromSeconds(1);
    private readonly DatabaseOptions _options;
    private readonly int _wallets;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _transaction;
    private volatile bool _isOver;

    private MigrationRun(DatabaseOptions options, int wallets) => (_options, _wallets) = (options, wallets);

    /// <summary>Says how long each step took and how long writes waited meanwhile; 1 where one waited for more than a second.</summary>
    public static async Task<int> RunAsync(int wallets, CancellationToken cancel)
    {
        using var server = BenchDatabase.StartServer();
        var run = new MigrationRun(server.Create("migrated"), wallets);
        var schema = new Schema(run._options, NullLogger<Schema>.Instance);
        schema.Migrate(FirstRelease);
        BenchRun.Say(string.Create(CultureInfo.InvariantCulture, $"{wallets:N0} wallets are written"));
        await run.FillAsync(cancel);
        BenchRun.Say("the ledger is migrated, while money is moved");
        var writers = Enumerable.Range(0, Writers).Select(seed => Task.Run(() => run.WriteAsync(seed, cancel), cancel)).ToList();
        try
        {
            await run.StepAsync("nothing, for ten seconds", () => Task.Delay(TimeSpan.FromSeconds(10), cancel));
            await run.StepAsync("changes of the schema", () => Task.Run(() => schema.Migrate(), cancel));
            await run.StepAsync("owners filled in", () => new OwnerFilling(new(new Database(run._options))).FillAsync(cancel));
        }
        finally
        {
            run._isOver = true;
        }
        return Report(await Task.WhenAll(writers));
    }

    private static int Report(IReadOnlyList<List<(TimeSpan At, TimeSpan Took)>> writes)
    {
        var all = writes.SelectMany(each => each).OrderBy(write => write.Took).ToList();
        var longest = all[^1];
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Count:N0} writes: half of them within {Milliseconds(all[all.Count / 2].Took)}, 99 of 100 within {Milliseconds(all[all.Count * 99 / 100].Took)}, all within {Milliseconds(longest.Took)}; that one began at {longest.At.TotalSeconds:N0} s"));
        return longest.Took > Bar ? 1 : 0;
    }

    private static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:N0} ms");

    private async Task StepAsync(string what, Func<Task> step)
    {
        var began = _clock.Elapsed;
        await step();
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {what}: from {began.TotalSeconds:N0} s to {_clock.Elapsed.TotalSeconds:N0} s"));
    }

    // Each statement doubles what is there.
    private async Task FillAsync(CancellationToken cancel)
    {
        await using var connection = await new Database(_options).OpenAsync(ConnectionPool.Schema, cancel);
        await ExecuteAsync(connection, "INSERT INTO wallets (wallet_id, user_id) VALUES (0, 'user-0')", cancel);
        for (var there = 1; there < _wallets; there *= 2)
        {
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO wallets (wallet_id, user_id) SELECT wallet_id + {there}, CONCAT('user-', wallet_id + {there}) FROM wallets
                WHERE wallet_id < {Math.Min(there, _wallets - there)}
                """), cancel);
        }
        await ExecuteAsync(connection, """
            INSERT INTO balances (wallet_id, posted, owner, chain) SELECT wallet_id, 1000000, wallet_id, UNHEX(REPEAT('00', 16)) FROM wallets
            """, cancel);
    }

    // As a batch does: locks in the order of keys, what was moved, and the transaction of it.
    private async Task<List<(TimeSpan At, TimeSpan Took)>> WriteAsync(int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        var writes = new List<(TimeSpan, TimeSpan)>();
        await using var connection = await new Database(_options).OpenAsync(ConnectionPool.Schema, cancel);
        while (!_isOver)
        {
            var (at, one, other) = (_clock.Elapsed, random.Next(_wallets), random.Next(_wallets));
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
                SET TRANSACTION ISOLATION LEVEL READ COMMITTED;START TRANSACTION;
                SELECT posted FROM balances WHERE wallet_id IN ({one}, {other}) FOR UPDATE;
                UPDATE balances SET posted = posted - 1, version = version + 1 WHERE wallet_id = {one};
                UPDATE balances SET posted = posted + 1, version = version + 1 WHERE wallet_id = {other};
                INSERT INTO transactions (transaction_id, kind, currency, amount, debit_wallet, credit_wallet, reference)
                VALUES ({Interlocked.Increment(ref _transaction)}, 3, 1, 1, {one}, {other}, 'order-{at.Ticks}');
                COMMIT
                """), cancel);
            writes.Add((at, _clock.Elapsed - at));
        }
        return writes;
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new MySqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
