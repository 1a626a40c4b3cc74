using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Commands;
using Wallet.Api.Exports;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Exports;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>Exports of a real ledger, step by step.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private ExportFixture _exports = null!;

    private WalletClient Client => _exports.Client;

    public async Task InitializeAsync() => _exports = await ExportFixture.StartAsync();

    public async Task DisposeAsync() => await _exports.DisposeAsync();

    [Fact]
    public async Task An_export_of_the_ledger_is_the_ledger_while_money_moves()
    {
        var wallet = await Client.CreateWithAsync("5.00", "dora");
        var id = await _exports.CreateAsync("JSON_LINES");
        var runner = _exports.Runner();
        while (await runner.StepAsync(default))
            (await Client.MoveAsync(wallet, "deposit", "1.00")).Status.Should().Be(HttpStatusCode.OK);
        var job = await _exports.GetAsync(id);
        job["state"].GetString().Should().Be("DONE", job.Text);
        var rows = Rows(id);
        rows.Should().Equal(Expected(), "nothing is missing, nothing is there twice, and all are in their order");
        (job["rows"].GetInt64(), job["parts"].GetInt32()).Should().Be((rows.Count, _exports.Files(id).Count - 1));
        job["parts"].GetInt32().Should().BeGreaterThan(3);
        job["writtenTo"].GetDateTimeOffset().Should().BeCloseTo(_exports.Past.At(9, 12), TimeSpan.FromSeconds(1));
        var total = (await Client.GetAsync($"exports/{id}/manifest"))["totals"].EnumerateArray().Should().ContainSingle().Subject;
        var credits = rows.Sum(r => Math.Max(0, long.Parse(r.Split('|')[2])));
        (total.GetProperty("creditsMinor").GetString(), total.GetProperty("debitsMinor").GetString()).Should().Be(($"{credits}", $"{credits}"));
        (await VerifyAsync(id)).Should().Be(0);
    }

    [Theory]
    [InlineData("CSV")]
    [InlineData("JSON_LINES")]
    [InlineData("PARQUET")]
    public async Task A_process_that_dies_at_any_step_leaves_an_export_that_goes_on_with_the_same_bytes(string format)
    {
        var whole = await _exports.CreateAsync(format);
        await _exports.RunAsync();
        var broken = await _exports.CreateAsync(format);
        for (var isOver = false; !isOver; isOver = await _exports.StateAsync(broken) == "DONE")
        {
            // It dies when a file is there and no row says so; then, when that is known, before it has said that it goes on.
            await FluentActions.Awaiting(() => _exports.Runner(new DyingTarget(_exports.Folder)).StepAsync(default))
                .Should().ThrowAsync<OperationCanceledException>();
            await _exports.Runner().StepAsync(default);
            await _exports.Past.ExecuteAsync("UPDATE exports SET due_at = created_at, state = 0 WHERE state = 1");
        }
        _exports.Files(broken).Should().Equal(_exports.Files(whole)).And.HaveCountGreaterThan(4);
        foreach (var part in _exports.Files(whole).Where(f => f != PartName.Manifest))
            _exports.Read(broken, part).Should().Equal(_exports.Read(whole, part), part);
        (await VerifyAsync(broken)).Should().Be(0);
        Encoding.UTF8.GetString(_exports.Read(broken, PartName.Manifest))
            .Should().Be(Encoding.UTF8.GetString(_exports.Read(whole, PartName.Manifest)).Replace(whole, broken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_statement_is_what_the_API_answers()
    {
        var alice = _exports.Past.Alice.ToString();
        var id = await _exports.CreateAsync("JSON_LINES", alice);
        await _exports.RunAsync();
        var to = Uri.EscapeDataString($"{_exports.Past.At(10, 0):O}");
        var statement = await Client.GetAsync($"wallets/{alice}/transactions?limit=200&to={to}");
        Lines(id).Select(Told).Should().Equal(statement["items"].EnumerateArray().Select(Told));
        Lines(id).Should().HaveCountGreaterThan(40).And.OnlyContain(r => r.GetProperty("walletId").GetString() == alice);
        Lines(id)[0].TryGetProperty("metadata", out _).Should().BeFalse();
        (await VerifyAsync(id)).Should().Be(0);

        static string Told(JsonElement line) => string.Join(
            '|', ((string[])["transactionId", "amountMinor", "balanceAfterMinor", "sequence"]).Select(member => line.GetProperty(member)));
    }

    [Fact]
    public async Task A_range_without_entries_has_a_manifest_and_no_parts()
    {
        var id = await _exports.CreateAsync("PARQUET", from: _exports.Past.At(5, 0), to: _exports.Past.At(6, 0));
        await _exports.RunAsync();
        _exports.Files(id).Should().Equal(PartName.Manifest);
        (await VerifyAsync(id)).Should().Be(0);
    }

    [Fact]
    public async Task A_range_that_is_not_settled_waits_and_says_until_when()
    {
        var id = await _exports.CreateAsync("CSV", to: DateTimeOffset.UtcNow.AddMinutes(-1));
        await _exports.RunAsync();
        var job = await _exports.GetAsync(id);
        job["state"].GetString().Should().Be("WAITING");
        // The server's wait_timeout, and an hour.
        job["waitsUntil"].GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UtcNow.AddMinutes(58));
        await _exports.MakeDueAsync();
        await _exports.RunAsync();
        (await _exports.StateAsync(id)).Should().Be("WAITING", "it is not settled by being asked for");
        (await Client.GetAsync($"exports/{id}/manifest")).Code.Should().Be("EXPORT_NOT_DONE");
    }

    [Fact]
    public async Task What_is_cancelled_goes_no_further_and_keeps_its_parts()
    {
        var id = await _exports.CreateAsync("CSV");
        await _exports.Runner().StepAsync(default);
        (await DeleteAsync(id, "dry-run")).Status.Should().Be(HttpStatusCode.OK);
        (await _exports.StateAsync(id)).Should().Be("RUNNING");
        for (var time = 0; time < 2; time++)
        {
            var cancelled = await DeleteAsync(id);
            (cancelled["state"].GetString(), cancelled["note"].GetString()).Should()
                .Be(("CANCELLED", "Nothing more is written. 1 parts were written and stay where they are."));
        }
        await _exports.RunAsync();
        _exports.Files(id).Should().Equal("data/part-00000001.csv");
        var done = await _exports.CreateAsync("CSV");
        await _exports.RunAsync();
        (await DeleteAsync(done)).Code.Should().Be("EXPORT_ENDED");
        (await DeleteAsync(Guid.CreateVersion7().ToString())).Code.Should().Be("EXPORT_NOT_FOUND");
    }

    // Cancelled between the read and the row: the file is there, and no part.
    [Fact]
    public async Task What_is_cancelled_in_the_middle_of_a_step_has_no_part_of_it()
    {
        var id = await _exports.CreateAsync("CSV");
        await _exports.Runner(new WatchedTarget(_exports.Folder, async () => await DeleteAsync(id))).StepAsync(default);
        var job = await _exports.GetAsync(id);
        (job["state"].GetString(), job["parts"].GetInt32()).Should().Be(("CANCELLED", 0));
    }

    [Fact]
    public async Task Retired_days_are_refused_when_asked_for_and_fail_an_export_that_they_overtake()
    {
        var early = await _exports.CreateAsync("CSV");
        await _exports.Past.CloseAsync();
        await _exports.Past.RetireAsync();
        var refused = await Client.PostAsync("exports", new { kind = "LEDGER", to = _exports.Past.At(10, 0) });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.Gone, "HISTORY_RETIRED"));
        var kept = DateTimeOffset.Parse(refused["details"].GetProperty("historyFrom").GetString()!);
        await _exports.RunAsync();
        var job = await _exports.GetAsync(early);
        job["state"].GetString().Should().Be("FAILED");
        job["trouble"].GetString().Should().Contain("retired").And.Contain($"{kept:yyyy-MM-dd}");
        var late = await _exports.CreateAsync("JSON_LINES", from: kept);
        await _exports.RunAsync();
        Rows(late).Should().Equal(Expected(kept)).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_transaction_without_its_entry_fails_the_export_and_no_other()
    {
        await _exports.Past.ExecuteAsync($"DELETE FROM entries WHERE transaction_id = {_exports.Past.Kept.Value} LIMIT 1");
        var id = await _exports.CreateAsync("CSV");
        var other = await _exports.CreateAsync("CSV", to: _exports.Past.At(5, 0));
        await _exports.RunAsync();
        (await _exports.GetAsync(id))["trouble"].GetString().Should().Contain(_exports.Past.Kept.ToString());
        (await _exports.StateAsync(other)).Should().Be("DONE");
    }

    [Fact]
    public async Task A_place_that_is_away_is_waited_for_and_one_that_refuses_fails_the_export_with_the_setting()
    {
        var id = await _exports.CreateAsync("CSV");
        for (var tries = 0; tries < 2 * RetryPlan.MaxRefusals; tries++)
            await TryAsync(new(PutOutcome.Away, "S3 answers SlowDown"));
        var waiting = await _exports.GetAsync(id);
        (waiting["state"].GetString(), waiting["trouble"].GetString()).Should().Be(("WAITING", "S3 answers SlowDown"));
        waiting.Body.TryGetProperty("waitsUntil", out _).Should().BeFalse("it does not wait for its range");
        await _exports.MakeDueAsync();
        await _exports.Runner().StepAsync(default);
        (await _exports.GetAsync(id)).Body.TryGetProperty("trouble", out _).Should().BeFalse("it went on");
        for (var tries = 0; tries < RetryPlan.MaxRefusals; tries++)
            await TryAsync(new(PutOutcome.Refused, "look at WALLET_EXPORT_BUCKET"));
        var failed = await _exports.GetAsync(id);
        (failed["state"].GetString(), failed["trouble"].GetString()).Should().Be(("FAILED", "look at WALLET_EXPORT_BUCKET"));

        async Task TryAsync(PutAnswer answer)
        {
            await _exports.MakeDueAsync();
            var soon = 5000 + await _exports.Past.NumberAsync($"SELECT {DatabaseClock.Milliseconds}");
            (await _exports.Runner(new FixedTarget(answer)).StepAsync(default)).Should().BeTrue();
            (await _exports.Past.NumberAsync($"SELECT COUNT(*) FROM exports WHERE state IN (0, 1) AND due_at < {soon}"))
                .Should().Be(0, "it is not tried again at once");
        }
    }

    [Fact]
    public async Task A_bucket_that_asks_for_patience_gets_every_byte()
    {
        var inDirectory = await _exports.CreateAsync("PARQUET");
        await _exports.RunAsync();
        using var bucket = new S3Bucket();
        using var client = bucket.Client();
        var target = new S3Target(client, new() { Bucket = "wallet-exports", BucketOwner = "123456789012" });
        var id = await _exports.CreateAsync("PARQUET");
        for (var tries = 0; await _exports.StateAsync(id) != "DONE"; tries++)
        {
            if (tries % 2 == 0)
                bucket.Errors.Enqueue((503, "SlowDown"));
            await _exports.MakeDueAsync();
            await _exports.Runner(target).StepAsync(default);
        }
        bucket.Objects.Keys.Select(key => key[$"/wallet-exports/{id}/".Length..]).Should().BeEquivalentTo(_exports.Files(inDirectory));
        foreach (var part in _exports.Files(inDirectory).Where(f => f != PartName.Manifest))
            bucket.Objects[$"/wallet-exports/{id}/{part}"].Should().Equal(_exports.Read(inDirectory, part), part);
    }

    // Half of an export in one place and half in another would be of no use.
    [Fact]
    public async Task An_export_stays_where_it_was_begun()
    {
        var id = await _exports.CreateAsync("CSV");
        var moved = ActivatorUtilities.CreateInstance<ExportRunner>(
            _exports.Past.Cluster.Services, new FixedTarget(PutAnswer.Written), new ExportOptions { Bucket = "elsewhere" });
        await moved.StepAsync(default);
        var job = await _exports.GetAsync(id);
        (job["trouble"].GetString(), job["parts"].GetInt32()).Should()
            .Be(($"It was begun at {_exports.Folder}, and the service writes to s3://elsewhere now", 0));
    }

    [Fact]
    public async Task Where_the_replica_does_not_answer_the_writer_is_read()
    {
        var options = _exports.Past.Cluster.Database with { ReaderHost = "127.0.0.3" };
        using var database = new Database(options);
        var range = new LedgerRange(default, TransactionId.FirstAt(_exports.Past.At(10, 0)), default);
        var (found, _) = await new LedgerRowStore(new(database), options).NextAsync(range, 500, default);
        found.Should().HaveCountGreaterThan(40).And.OnlyContain(t => t.Rows != null);
    }

    [Fact]
    public async Task Exports_go_on_in_turn()
    {
        var (first, second) = (await _exports.CreateAsync("CSV"), await _exports.CreateAsync("CSV"));
        for (var i = 0; i < 4; i++)
            await _exports.Runner().StepAsync(default);
        foreach (var id in (string[])[first, second])
            (await _exports.GetAsync(id))["parts"].GetInt32().Should().Be(2);
    }

    private async Task<int> VerifyAsync(string id)
        => await VerifyExportVerb.Create().Parse([Path.Combine(_exports.Folder, id)]).InvokeAsync();

    private Task<Reply> DeleteAsync(string id, string? prefer = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/exports/{id}");
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        return Client.SendAsync(request);
    }

    private List<JsonElement> Lines(string id) => [.. _exports.Files(id).Where(f => f != PartName.Manifest)
        .SelectMany(f => Encoding.UTF8.GetString(_exports.Read(id, f)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(line => JsonElement.Parse(line))];

    private List<string> Rows(string id) => [.. Lines(id).Select(r => string.Join('|', (object?[])
    [
        r.GetProperty("transactionId"), r.GetProperty("walletId"), r.GetProperty("amountMinor"), r.GetProperty("balanceAfterMinor"),
        r.GetProperty("heldAfterMinor"), r.GetProperty("sequence"), r.GetProperty("type"), r.GetProperty("referenceId"),
        r.GetProperty("description"), r.GetProperty("metadata"), r.GetProperty("isOutside").GetBoolean(),
    ])).Order(StringComparer.Ordinal)];

    // By SQL of its own.
    private List<string> Expected(DateTimeOffset? from = null)
    {
        var db = _exports.Past.Cluster.Database.Name;
        return [.. DatabaseServers.Shared.Rows(
            "SELECT e.transaction_id, e.wallet_id, e.amount, e.posted, e.held, e.sequence, CAST(e.kind AS SIGNED), t.reference, t.description, "
            + $"t.metadata, b.is_system = 1 FROM {db}.entries e JOIN {db}.transactions t ON t.transaction_id = e.transaction_id "
            + $"JOIN {db}.balances b ON b.wallet_id = e.wallet_id WHERE e.transaction_id < {TransactionId.FirstAt(_exports.Past.At(10, 0)).Value} "
            + $"AND e.transaction_id >= {TransactionId.FirstAt(from ?? _exports.Past.At(1, 0)).Value}")
            .Select(r => string.Join('|', (object?[])
            [
                new TransactionId((long)r[0]), new WalletId((long)r[1]), r[2], r[3], r[4], r[5],
                Wallet.Api.Http.Names.Of((TransactionKind)Convert.ToInt32(r[6])), Text(r[7]), Text(r[8]), Text(r[9]), Convert.ToInt32(r[10]) == 1,
            ])).Order(StringComparer.Ordinal)];

        static string Text(object value) => value is DBNull ? "" : (string)value;
    }

    private sealed class DyingTarget(string folder) : IExportTarget
    {
        public async Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel)
        {
            await new DirectoryTarget(folder).PutAsync(file, cancel);
            throw new OperationCanceledException();
        }
    }

    private sealed class WatchedTarget(string folder, Func<Task> beside) : IExportTarget
    {
        public async Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel)
        {
            await beside();
            return await new DirectoryTarget(folder).PutAsync(file, cancel);
        }
    }

    private sealed class FixedTarget(PutAnswer answer) : IExportTarget
    {
        public Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel) => Task.FromResult(answer);
    }
}
