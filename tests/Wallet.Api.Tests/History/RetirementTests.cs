using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using Wallet.Api.Balances.Days;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Telemetry;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.History;

public sealed class RetirementTests : IAsyncLifetime
{
    private PastFixture _past = null!;

    public async Task InitializeAsync() => _past = await PastFixture.StartAsync();

    public async Task DisposeAsync() => await _past.DisposeAsync();

    [Fact]
    public async Task Old_days_move_into_tables_of_their_own_and_the_books_stay_sound()
    {
        var before = await _past.NumberAsync("SELECT COUNT(*) FROM entries");
        await _past.CloseAsync();
        (await _past.AuditAsync()).Should().BeEmpty();
        await _past.RetireAsync();
        (await _past.AuditAsync()).Should().BeEmpty();
        var tables = await _past.RetiredTablesAsync();
        tables.Should().Equal(
            new[] { 1, 3, 4 }.Select(d => $"retired_entries_{_past.At(d, 0):yyyy_MM_dd}")
                .Concat(new[] { 1, 3, 4 }.Select(d => $"retired_transactions_{_past.At(d, 0):yyyy_MM_dd}")));
        (await MovedEntriesAsync() + await _past.NumberAsync("SELECT COUNT(*) FROM entries")).Should().Be(before);
        (await _past.NumberAsync("SELECT COUNT(*) FROM entries")).Should().Be(2);
        (await _past.NumberAsync("SELECT COUNT(*) FROM transaction_references")).Should().Be(3, "of one transfer, for its two parties and all");
        (await _past.Get<PartitionStore>().BoundsAsync("entries", default)).Min().Should().BeGreaterThan(TransactionId.FirstAt(_past.At(7, 0)).Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(PastFixture.Days + 1)]
    public async Task Nothing_is_retired_before_its_time_nor_ever_without_a_retention(int? days)
    {
        await using var past = await PastFixture.StartAsync(new HistoryOptions(days is { } count ? TimeSpan.FromDays(count) : null));
        await past.CloseAsync();
        await past.RetireAsync();
        (await past.HistoryAsync()).RetiredDay.Should().Be(0);
        (await past.RetiredTablesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_day_that_is_not_over_for_sure_is_not_closed()
    {
        await _past.CloseAsync();
        var today = TransactionId.FirstAt(DateTimeOffset.UtcNow).Day;
        (await _past.HistoryAsync()).ClosedDay.Should().BeInRange(today - 2, today - 1);
    }

    // What a run leaves behind that is killed between any two of its steps.
    [Theory]
    [InlineData("UPDATE ledger_history SET retired_day = {day}")]
    [InlineData("UPDATE ledger_history SET retired_day = {day};CALL retire_partition('transactions', {bound})")]
    [InlineData("UPDATE ledger_history SET retired_day = {day};CREATE TABLE {table} LIKE entries")]
    [InlineData("UPDATE ledger_history SET retired_day = {day};CREATE TABLE {table} LIKE entries;ALTER TABLE {table} REMOVE PARTITIONING")]
    [InlineData(
        "UPDATE ledger_history SET retired_day = {day};CREATE TABLE {table} LIKE entries;ALTER TABLE {table} REMOVE PARTITIONING;"
        + "ALTER TABLE entries EXCHANGE PARTITION p{bound} WITH TABLE {table}")]
    [InlineData("UPDATE ledger_history SET retired_day = {day};CALL retire_partition('entries', {bound})")]
    public async Task A_run_that_was_killed_between_two_steps_is_finished_by_the_next(string steps)
    {
        await _past.CloseAsync();
        var first = TransactionId.FirstAt(_past.Start).Day;
        await _past.ExecuteAsync(steps.Replace("{day}", $"{first}", StringComparison.Ordinal)
            .Replace("{bound}", $"{TransactionId.FirstOn(first + 1).Value}", StringComparison.Ordinal)
            .Replace("{table}", $"retired_entries_{_past.At(1, 0):yyyy_MM_dd}", StringComparison.Ordinal));
        (await _past.AuditAsync()).Should().BeEmpty("a run may be killed while the auditor goes on");
        await _past.RetireAsync();
        (await _past.AuditAsync()).Should().BeEmpty();
        (await _past.RetiredTablesAsync()).Should().HaveCount(6);
        (await MovedEntriesAsync()).Should().Be(12);
    }

    [Theory]
    [InlineData("UPDATE entries SET amount = amount + 1, posted = posted + 1 WHERE sequence = 3 AND amount < 0", "I3 chain", "I2 sum", "I1 entries")]
    [InlineData("UPDATE entries SET posted = posted + 1 WHERE sequence = 4 AND amount < 0", "I3 balance", "I11 closing")]
    [InlineData("DELETE FROM entries WHERE sequence = 3 AND amount < 0", "I3 sequence", "I1 entries")]
    [InlineData("UPDATE wallet_days SET posted = posted + 1 WHERE sequence = 2", "I11 closing")]
    [InlineData("UPDATE wallet_days SET first_id = first_id + 1 WHERE sequence = 2", "I11 closing")]
    [InlineData("DELETE FROM wallet_days WHERE sequence = 4", "I11 closing")]
    [InlineData("UPDATE transactions SET amount = 1, reversed = 2 ORDER BY transaction_id LIMIT 1", "I6 reversed")]
    [InlineData("DELETE FROM transactions ORDER BY transaction_id LIMIT 1", "I1 entries")]
    public async Task A_day_that_does_not_add_up_is_not_retired_nor_any_after_it(string sql, params string[] invariants)
    {
        await _past.CloseAsync();
        (await _past.ExecuteAsync(sql)).Should().BePositive();
        var range = new DayRange(
            TransactionId.FirstAt(_past.Start).Day, TransactionId.FirstAt(_past.At(4, 0)).Day, (await _past.HistoryAsync()).OpenFrom);
        (await _past.Get<DayAudit>().CheckAsync(range, default)).Select(v => v.Invariant).Distinct().Should().Contain(invariants);
        await _past.RetireAsync();
        (await _past.HistoryAsync()).RetiredDay.Should().BeLessThan(range.Last);
        var left = await _past.NumberAsync($"SELECT COUNT(*) FROM entries WHERE transaction_id > {TransactionId.FirstOn(range.Last).Value}");
        left.Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task A_day_that_what_comes_after_does_not_continue_is_not_retired()
    {
        await _past.CloseAsync();
        await _past.ExecuteAsync("UPDATE balances SET version = version + 1, chain = REVERSE(chain) WHERE is_system = 1");
        await _past.RetireAsync();
        (await _past.HistoryAsync()).RetiredDay.Should().Be(0, "the outside world had its last entry on the first day");
    }

    [Theory]
    [InlineData("CALL retire_partition('balances', 1)", "not a table")]
    [InlineData("CALL retire_partition('entries', 9000000000000000000)", "not retired")]
    public async Task The_procedure_does_no_more_than_it_is_for(string call, string why)
        => (await FluentActions.Awaiting(() => _past.ExecuteAsync(call)).Should().ThrowAsync<DatabaseException>())
            .Which.InnerException!.Message.Should().Contain(why);

    [Fact]
    public async Task Rows_on_both_sides_of_a_move_stop_it()
    {
        await _past.CloseAsync();
        var first = TransactionId.FirstAt(_past.Start).Day;
        var table = $"retired_entries_{_past.At(1, 0):yyyy_MM_dd}";
        await _past.ExecuteAsync(
            $"UPDATE ledger_history SET retired_day = {first};CREATE TABLE {table} LIKE entries;INSERT INTO {table} SELECT * FROM entries LIMIT 1");
        await FluentActions.Awaiting(_past.RetireAsync).Should().ThrowAsync<DatabaseException>();
        (await _past.NumberAsync("SELECT COUNT(*) FROM entries")).Should().Be(14);
    }

    [Fact]
    public async Task A_user_who_has_the_rows_only_can_retire()
    {
        var schema = new Schema(_past.Cluster.Database, NullLogger<Schema>.Instance);
        await schema.EnsureUserAsync("history_app", "secret", default);
        var queries = new QueryRunner(new Database(_past.Cluster.Database with { Username = "history_app", Password = "secret" }));
        await new DayCloser(new(queries), new(queries, TimeProvider.System)).CloseAsync(default);
        var first = TransactionId.FirstAt(_past.Start).Day;
        await new RetirementStore(queries).RetireAsync(first, default);
        await new RetirementStore(queries).MoveOutAsync("entries", TransactionId.FirstOn(first + 1).Value, default);
        (await _past.RetiredTablesAsync()).Should().ContainSingle();
        var drop = new SqlText().Sql("DROP TABLE wallet_days");
        (await FluentActions.Awaiting(() => queries.ExecuteAsync(drop, default)).Should().ThrowAsync<DatabaseException>())
            .Which.InnerException.Should().BeOfType<MySqlException>();
    }

    [Fact]
    public async Task The_service_does_it_by_itself_and_tells_what_keeps_it_from_it()
    {
        using var found = new MetricCollector<long>(
            _past.Cluster.Services.GetRequiredService<IMeterFactory>(), ApiMetrics.MeterName, "wallet.invariant.violations");
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await _past.CloseAsync();
        await _past.ExecuteAsync("UPDATE wallet_days SET held = 7 WHERE sequence = 4");
        using var keeper = ActivatorUtilities.CreateInstance<HistoryKeeper>(
            _past.Cluster.Services,
            _past.Cluster.Services.GetRequiredService<WorkSurroundings>() with { Clock = clock, Identity = new PodIdentity("keeper") });
        await keeper.StartAsync(default);
        await UntilAsync(() => Task.FromResult(found.GetMeasurementSnapshot().Any(v => "I11 closing".Equals(v.Tags["invariant"]))));
        (await _past.RetiredTablesAsync()).Should().HaveCount(2, "the first day is sound");
        await _past.ExecuteAsync("UPDATE wallet_days SET held = 0 WHERE sequence = 4");
        await UntilAsync(async () => (await _past.RetiredTablesAsync()).Count == 6);
        await keeper.StopAsync(default);

        async Task UntilAsync(Func<Task<bool>> condition)
        {
            while (!await condition())
            {
                clock.Advance(TimeSpan.FromMinutes(1));
                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task Two_pods_at_once_come_to_the_same()
    {
        await Task.WhenAll(_past.CloseAsync(), _past.CloseAsync(), _past.CloseAsync());
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await _past.RetireAsync();
                return true;
            }
            catch (DatabaseException)
            {
                // Somebody else is at it: the next run goes on.
                return false;
            }
        }));
        await _past.RetireAsync();
        (await _past.RetiredTablesAsync()).Should().HaveCount(6);
        (await _past.AuditAsync()).Should().BeEmpty();
    }

    private async Task<long> MovedEntriesAsync()
    {
        var moved = 0L;
        foreach (var table in (await _past.RetiredTablesAsync()).Where(t => t.Contains("entries", StringComparison.Ordinal)))
            moved += await _past.NumberAsync($"SELECT COUNT(*) FROM {table}");
        return moved;
    }
}
