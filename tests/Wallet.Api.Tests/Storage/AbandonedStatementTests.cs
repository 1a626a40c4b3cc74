using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Storage;

/// <summary>Callers give up while their statements run: the connections are for the next ones.</summary>
public sealed partial class AbandonedStatementTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Hold = "UPDATE barrier SET passed = passed + 1 WHERE id = 1";

    // A statement that was lost shows as this: no other takes as long, also on a busy machine.
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(1);
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: new() { JobsStand = true });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public Task A_packet_that_was_sent_is_read_to_its_end() => RunsToItsEndAsync(
        (queries, cancel) => queries.ReadAsync(new SqlText().Sql($"{Hold:sql};SELECT 1;SELECT 2"), LastAsync, stale: false, cancel));

    [Fact]
    public Task A_snapshot_that_was_begun_is_read_to_its_end() => RunsToItsEndAsync(
        (queries, cancel) => queries.SnapshotAsync(new SqlText().Sql($"{Hold:sql};SELECT 1;SELECT 2"), LastAsync, cancel));

    [Fact]
    public Task A_change_that_was_sent_is_known_to_have_been_made() => RunsToItsEndAsync(
        async (queries, cancel) => await queries.ExecuteAsync(new SqlText().Sql(Hold), cancel) + 1);

    /// <summary>As <see cref="QueryRunner"/> says; no other place sends any.</summary>
    [Fact]
    public void No_statement_is_cancelled()
    {
        var calls = Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Call().Matches(File.ReadAllText(file)).Select(call => (File: Path.GetFileName(file), call.Value))).ToList();
        calls.Count.Should().BeGreaterThan(30);
        calls.Where(call => call.Value.Contains("cancel", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public async Task Many_who_give_up_leave_the_connections_to_others()
    {
        const int Callers = 500;
        var seed = CampaignSettings.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        var random = new Random(seed);
        using var database = new Database(_cluster.Database with { CommandTimeout = Lost, ConnectTimeout = Lost, MaxConnections = 2 });
        var queries = new QueryRunner(database);
        for (var i = 0; i < Callers; i++)
        {
            using var caller = new CancellationTokenSource();
            var patience = TimeSpan.FromMicroseconds(random.Next(2500));
            // A timer is not so exact.
            var leaving = Task.Run(() =>
            {
                for (var waited = Stopwatch.StartNew(); waited.Elapsed < patience;)
                    Thread.SpinWait(10);
                caller.Cancel();
            });
            try
            {
                await queries.ReadAsync(new SqlText().Sql($"{Hold:sql};SELECT 1;SELECT 2"), LastAsync, stale: false, caller.Token);
            }
            catch (OperationCanceledException)
            {
                // It had left before anything was sent.
            }
            await leaving;
        }
        (await queries.ListAsync(new SqlText().Sql("SELECT 1"), row => row.GetInt32(0), stale: false, default)).Should().Equal(1);
    }

    // While another holds the row, the statement waits; then its caller goes, and then the row is free.
    private async Task RunsToItsEndAsync(Func<QueryRunner, CancellationToken, Task<int>> run)
    {
        using var database = new Database(_cluster.Database);
        using var caller = new CancellationTokenSource();
        await using var other = await database.OpenAsync(ConnectionPool.Batches, default);
        await using var transaction = await other.BeginTransactionAsync();
        await using var hold = new MySqlCommand(Hold, other, transaction);
        await hold.ExecuteNonQueryAsync();
        var running = run(new(database), caller.Token);
        await Eventually.BecomesTrueAsync(() => Waiting() == 1, "the statement waits for the row");
        await caller.CancelAsync();
        await transaction.CommitAsync();
        (await running).Should().Be(2);
    }

    private static async Task<int> LastAsync(MySqlDataReader rows)
    {
        await QueryRunner.AllAsync(rows, row => row.GetInt32(0));
        return (await QueryRunner.NextAsync(rows, row => row.GetInt32(0)))[0];
    }

    private static string Source([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../wallet-api/Storage");

    [GeneratedRegex(@"(\b(Execute\w+|BeginTransaction|NextResult|IsDBNull|GetFieldValue)|\b(reader|rows|row)\.Read)Async(<[^()]*>)?\((?!sql|new)[^()]*\)")]
    private static partial Regex Call();

    private int Waiting() => Count($"SELECT COUNT(*) FROM information_schema.processlist WHERE db = '{_cluster.Database.Name}' AND info LIKE '{Hold}%'");

    private static int Count(string query) => Convert.ToInt32(DatabaseServers.Shared.Rows(query).Single()[0]);
}
