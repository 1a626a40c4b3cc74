using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Balances.Cases;

/// <summary>
/// A small ledger of two days that has something of everything, the first day closed and its events published; after each corruption, the table
/// that it touched is put back from a copy.
/// </summary>
public sealed class CorruptionFixture : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Tables =
    [
        "wallets", "balances", "transactions", "entries", "holds", "setting_changes", "kept_answers", "batches", "outbox", "wallet_days",
        "ledger_history", "transaction_references", "limit_profiles", "limit_profile_changes",
    ];

    private readonly Dictionary<string, long> _ids = [];
    private Database _database = null!;
    private QueryRunner _queries = null!;
    private PastLedger _past = null!;
    private DateTimeOffset _now = Start;

    public async Task InitializeAsync()
    {
        var options = DatabaseServers.Shared.Create($"corruptions_{Environment.ProcessId}");
        new Schema(options, NullLogger<Schema>.Instance).Migrate();
        (_database, _past) = (new(options), new(options));
        _queries = new(_database);
        await FirstDayAsync();
        await CloseAsync(TransactionId.FirstAt(Start).Day);
        await ExecuteAsync("DELETE FROM outbox");
        _now = Start.AddDays(1);
        await SecondDayAsync();
        foreach (var table in Tables)
            await ExecuteAsync($"CREATE TABLE saved_{table} AS SELECT * FROM {table}");
    }

    public Task DisposeAsync()
    {
        _database.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>SQL with the ids that {names} in it stand for.</summary>
    public string Named(string sql) => _ids.Aggregate(sql, (text, id) => text.Replace($"{{{id.Key}}}", $"{id.Value}", StringComparison.Ordinal));

    /// <summary>A name's id as messages have it: of a wallet, or of a transaction or hold.</summary>
    public string Written(string name) => name switch
    {
        "alice" or "bob" or "carol" or "dave" => Wallet(name).ToString(),
        _ when name.Contains('/', StringComparison.Ordinal) => name,
        _ when name.EndsWith("batch", StringComparison.Ordinal) => $"{_ids[name]}",
        _ => Transaction(name).ToString(),
    };

    /// <summary>Runs a statement; the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql) => _queries.ExecuteAsync(new SqlText().Sql(sql), default);

    /// <summary>Puts back what a statement has changed.</summary>
    public async Task RestoreAsync(string sql)
    {
        var table = Tables.First(t => sql.Split(' ').Contains(t));
        await ExecuteAsync($"DELETE FROM {table}");
        await ExecuteAsync($"INSERT INTO {table} SELECT * FROM saved_{table}");
    }

    internal Task<List<Violation>> AuditAsync() => Audits.EverythingAsync(LedgerAudit.Of(_queries));

    private async Task FirstDayAsync()
    {
        await ProfilesAsync();
        await OpenAsync("alice", overdraft: 100_00);
        await OpenAsync("bob");
        await OpenAsync("carol");
        await OpenAsync("dave");
        var (alice, bob, carol) = (Wallet("alice"), Wallet("bob"), Wallet("carol"));
        await DoAsync("deposit", key => new Deposit(Caller.Trusted, key, alice, 1000_00, new("order-1", "first", """{"a":1}""", Start)));
        await DoAsync("transfer", key => new Transfer(Caller.Trusted, key, alice, bob, 100_00, Remarks.None));
        await DoAsync("other", key => new Transfer(Caller.Trusted, key, alice, bob, 100_00, Remarks.None));
        await DoAsync("reversal", key => Reverse(key, "transfer", 10_00));
        await DoAsync("freeze", _ => new SetStatus(Admin, null, bob, WalletStatus.Frozen));
        await DoAsync("correction", key => Reverse(key, "transfer", 5_00));
        await DoAsync("unfreeze", _ => new SetStatus(Admin, null, bob, WalletStatus.Active));
        await DoAsync("post", key => new PostTransaction(
            Caller.Trusted, key, [new(alice, -12_00), new(bob, 11_00), new(carol, 1_00)], [], Remarks.None));
        await DoAsync("withdrawal", key => new Withdraw(Caller.Trusted, key, bob, 3_00, Remarks.None));
        await DoAsync("limits", _ => new SetLimits(Admin, null, alice, new(500_00, 900_00, 5000_00), 100_00));
        await DoAsync("profile", _ => new SetLimits(Admin, null, carol, Limits.None with { Profile = "retail" }, 0));
        await DoAsync("closed", _ => new SetStatus(Admin, null, Wallet("dave"), WalletStatus.Closed));
    }

    // One that a wallet has, one that none has, one that was removed.
    private async Task ProfilesAsync()
    {
        var profiles = new LimitProfileStore(_database, _queries, Random.Shared);
        foreach (var (name, perDay) in new[] { ("retail", 500_00), ("retail", 900_00), ("spare", 1_00), ("gone", 1_00) })
        {
            var put = await profiles.PutAsync(new(MemoryLedger.Euro, name), new(null, perDay, null), new("admin", false, _ => true), default);
            _past.Memory.LimitProfiles[put.Profile!.Key] = put.Profile.Limits;
        }
        await profiles.RemoveAsync(new(MemoryLedger.Euro, "gone"), new("admin", false, _ => true), default);
    }

    private async Task SecondDayAsync()
    {
        var (alice, bob) = (Wallet("alice"), Wallet("bob"));
        await HoldAsync("open", 20_00, bob, minutes: 500);
        await HoldAsync("part", 20_00, bob, minutes: 600);
        await HoldAsync("captured", 20_00, bob, minutes: 700);
        await HoldAsync("outside", 5_00, null, minutes: null);
        await HoldAsync("voided", 20_00, bob, minutes: 800);
        await HoldAsync("expired", 20_00, bob, minutes: 30);
        await DoAsync("part capture", key => Capture(key, "part", bob, 5_00, isFinal: false));
        await DoAsync("capture", key => Capture(key, "captured", bob, 15_00, isFinal: true));
        await DoAsync("outside capture", key => Capture(key, "outside", null, null, isFinal: true));
        await DoAsync("void", key => new VoidHold(Caller.Trusted, key, alice, Transaction("voided"), bob, Remarks.None));
        await DoAsync("extend", key => new ExtendHold(
            Caller.Trusted, key, alice, Transaction("open"), bob, _now.AddMinutes(500).ToUnixTimeMilliseconds()));
        _now = _now.AddHours(1);
        await DoAsync("spent", key => new Withdraw(Caller.Trusted, key, alice, 7_00, new("order-2", null)));
        await DoAsync("given back", key => Reverse(key, "spent", 7_00));
        await DoAsync("spent more", key => new Withdraw(Caller.Trusted, key, alice, 2_00, Remarks.None));
        await DoAsync("refused", key => new Withdraw(Caller.Trusted, key, bob, 9999_00, Remarks.None));
        await DoAsync("together", key => new AtomicBatch(
            Caller.Trusted, key,
            [
                new Transfer(Caller.Trusted, null, alice, bob, 1_00, Remarks.None),
                new Withdraw(Caller.Trusted, null, bob, 1_00, Remarks.None),
            ]));
        await DoAsync("frozen", _ => new SetStatus(Admin, null, Wallet("carol"), WalletStatus.Frozen));
    }

    private static Caller Admin => Caller.Trusted with { Subject = "admin" };

    private WalletId Wallet(string name) => new(_ids[name]);

    private TransactionId Transaction(string name) => new(_ids[name]);

    private async Task OpenAsync(string name, long overdraft = 0)
    {
        var wallet = new NewWallet(name, Digest.OfOwner(name), $"crm-{name}", overdraft, Limits.None, """{"segment":"retail"}""");
        await DoAsync(name, key => new CreateWallet(Admin, key, MemoryLedger.Euro, wallet));
    }

    private Task HoldAsync(string name, long amount, WalletId? destination, int? minutes) => DoAsync(name, key => new PlaceHold(
        Caller.Trusted, key, Wallet("alice"), destination, amount,
        minutes is { } time ? Start.AddDays(1).AddMinutes(time).ToUnixTimeMilliseconds() : null, Remarks.None));

    private ReverseTransaction Reverse(IdempotencyKey key, string original, long amount)
    {
        var touched = _past.Memory.Originals[Transaction(original)].Transaction.Postings.Select(p => p.Wallet);
        return new(Caller.Trusted, key, Transaction(original), [.. touched], amount, Remarks.None);
    }

    private CaptureHold Capture(IdempotencyKey key, string hold, WalletId? destination, long? amount, bool isFinal)
        => new(Caller.Trusted, key, Wallet("alice"), Transaction(hold), destination, amount, isFinal, Remarks.None);

    // A second passes before each. What it made and its batch have its name.
    private async Task DoAsync(string name, Func<IdempotencyKey, Command> command)
    {
        _now = _now.AddSeconds(1);
        var answer = (await _past.AtAsync(_now, command(MemoryLedger.Key(name))))[0];
        (answer.Code == ResultCode.Executed).Should().Be(name != "refused", $"{name} comes to {answer.Code}");
        _ids[name] = answer.Items.Append(answer).First().Subject;
        _ids[$"{name} batch"] = _ids[name] & ~2047;
    }

    private async Task CloseAsync(int day)
    {
        var closings = new ClosingStore(_queries);
        await closings.CloseAsync(day - 1, default);
        while (await closings.WriteNextAsync(day, default))
        {
        }
        await closings.CloseAsync(day, default);
    }
}
