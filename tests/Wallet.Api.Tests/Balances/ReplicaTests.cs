using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Balances;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Balances;

/// <summary>A replica that stands still: a database of its own, with an older state of the same wallet.</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private const int Version = 3;
    private static readonly WalletId Wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly List<BalanceReader> _readers = [];
    private DatabaseOptions _writer = null!;
    private DatabaseOptions _replica = null!;

    private ApiMetrics Metrics => new(_services.GetRequiredService<IMeterFactory>());

    public async Task InitializeAsync()
    {
        _writer = await CreateAsync("wallet_writer", Version + 1);
        _replica = await CreateAsync("wallet_replica", Version);
    }

    public async Task DisposeAsync()
    {
        foreach (var reader in _readers)
            await reader.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData("Cached", 0, "replica")]
    [InlineData("Session", Version, "replica")]
    [InlineData("Session", Version + 1, "writer")]
    [InlineData("Strong", 0, "writer")]
    public async Task A_replica_answers_what_it_is_fresh_enough_for(string consistency, long minVersion, string source)
    {
        var found = await Lookup(_replica).FindAsync(Wallet, Enum.Parse<Consistency>(consistency), minVersion);
        (found!.Source, found.State.Version).Should().Be((source, source == "replica" ? Version : Version + 1));
    }

    [Fact]
    public async Task Each_place_says_up_to_when_it_has_everything_by_the_writers_clock()
    {
        var beat = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);
        await BeatAsync(_replica, beat);
        (await Lookup(_replica).FindAsync(Wallet, Consistency.Cached, 0))!.AsOf.Should().Be(beat);
        var before = await ClockAsync();
        var strong = (await Lookup(_replica).FindAsync(Wallet, Consistency.Strong, 0))!;
        strong.AsOf.Should().BeOnOrAfter(before).And.BeOnOrBefore(await ClockAsync());
    }

    [Theory]
    [InlineData("DELETE FROM leases")]
    [InlineData("UPDATE leases SET expires = 0")]
    public async Task A_replica_that_cannot_tell_is_not_asked(string sql)
    {
        await new QueryRunner(new Database(_replica)).ExecuteAsync(new SqlText().Sql(sql), default);
        (await Lookup(_replica).FindAsync(Wallet, Consistency.Cached, 0))!.Source.Should().Be("writer");
    }

    [Fact]
    public async Task The_service_beats_and_a_replica_that_has_the_beat_has_what_was_before()
    {
        await using var cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true, HasReplica = true });
        await Eventually.BecomesTrueAsync(
            async () => (await cluster.Client.GetAsync($"wallets/{await cluster.Client.CreateAsync()}/balance?consistency=cached"))["source"].GetString()
                == "replica",
            "the replica, which is the writer itself here, tells how far it is");
    }

    [Fact]
    public async Task A_wallet_that_the_replica_does_not_know_yet_is_asked_for_at_the_writer()
        => (await Lookup(await CreateAsync("wallet_behind", version: null)).FindAsync(Wallet, Consistency.Cached, 0))!.Source.Should().Be("writer");

    [Fact]
    public async Task A_wallet_with_a_hold_that_ran_out_is_asked_for_at_the_writer()
    {
        await new QueryRunner(new Database(_replica)).ExecuteAsync(new SqlText().Sql("UPDATE balances SET next_expiry = 1"), default);
        (await Lookup(_replica).FindAsync(Wallet, Consistency.Cached, 0))!.Source.Should().Be("writer");
    }

    [Fact]
    public async Task A_replica_that_is_gone_is_not_missed()
        => (await Lookup(_replica with { Port = 1 }).FindAsync(Wallet, Consistency.Cached, 0))!.Source.Should().Be("writer");

    private static async Task<DatabaseOptions> CreateAsync(string name, int? version)
    {
        var options = DatabaseServers.Shared.Create(name);
        new Schema(options, NullLogger<Schema>.Instance).Migrate();
        await BeatAsync(options, DateTimeOffset.UtcNow);
        if (version is { } known)
        {
            await new QueryRunner(new Database(options)).ExecuteAsync(
                new SqlText().Sql("INSERT INTO balances (wallet_id, version, chain) VALUES (").Number(Wallet.Value).Sql(",").Number(known)
                    .Sql(",").Bytes(UInt128.Zero).Sql(")"), default);
        }
        return options;
    }

    // As the lease of the writer stands there when it was renewed at this time.
    private static Task<int> BeatAsync(DatabaseOptions options, DateTimeOffset time) => new QueryRunner(new Database(options)).ExecuteAsync(
        new SqlText().Sql("REPLACE INTO leases (name, holder, expires) VALUES (").Text(Heartbeat.Name).Sql(",'a pod',")
            .Number(time.ToUnixTimeMilliseconds() + Heartbeat.TermMs).Sql(")"), default);

    private async Task<DateTimeOffset> ClockAsync() => (await new QueryRunner(new Database(_writer)).ListAsync(
        new SqlText().Sql("SELECT " + DatabaseClock.Milliseconds), row => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), stale: false, default))[0];

    private BalanceLookup Lookup(DatabaseOptions replica)
        => new(Reader(_writer, stale: false), new NoLedger(), TimeProvider.System, Metrics, replica: Reader(replica, stale: true));

    private BalanceReader Reader(DatabaseOptions options, bool stale)
    {
        var reader = new BalanceReader(new(new QueryRunner(new Database(options))), Metrics, stale);
        _readers.Add(reader);
        return reader;
    }

    private sealed class NoLedger : ILedger
    {
        public Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0) => throw new InvalidOperationException("No hold has run out here.");
    }
}
