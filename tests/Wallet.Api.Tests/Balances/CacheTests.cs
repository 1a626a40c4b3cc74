using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Tests.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Balances;

public sealed class CacheTests : IAsyncLifetime
{
    private readonly RedisServer _redis = RedisServer.Start();
    private ApiCluster _cluster = null!;

    // What is offered before there is a connection is lost.
    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: new() { Cache = _redis.Options() });
        var cache = _cluster.Services.GetRequiredService<BalanceCache>();
        await Eventually.BecomesTrueAsync(() => cache.IsUp, "the cache is connected");
    }

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task An_older_balance_is_never_put_back()
    {
        var cache = _cluster.Services.GetRequiredService<BalanceCache>();
        var wallet = WalletOf(1);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
        Put(2, posted: 20, second: 9);
        Put(1, posted: 10, second: 8);
        Put(3, posted: 30, second: 2);
        Put(2, posted: 20, second: 9);
        // Settings change without a version: the later read has them.
        Put(3, posted: 31, second: 4);
        Put(3, posted: 30, second: 3);
        Put(4, posted: 40, second: 1, id: 2);
        await Eventually.BecomesTrueAsync(async () => await cache.FindAsync(WalletOf(2)) is not null, "what was put last is there");
        var found = (await cache.FindAsync(wallet))!;
        (found.State.Version, found.State.Posted, found.AsOf, found.Source).Should().Be((3, 31, time.AddSeconds(4), "cache"));

        void Put(long version, long posted, int second, int id = 1)
            => cache.Put([new WalletState(WalletOf(id), UInt128.One) { Posted = posted, Version = version }], time.AddSeconds(second));

        WalletId WalletOf(int id) => WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, id);
    }

    [Fact]
    public async Task A_cached_balance_is_of_the_commit_that_made_it_and_not_of_the_time_it_is_read()
    {
        var client = _cluster.Client;
        var wallet = await client.CreateWithAsync("5.00");
        var moved = (await client.MoveAsync(wallet, "deposit", "1.00"))["createdAt"].GetDateTimeOffset();
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        var cache = _cluster.Services.GetRequiredService<BalanceCache>();
        await Eventually.BecomesTrueAsync(async () => await cache.FindAsync(id) is { State.Version: 2 }, "the commit is in the cache");
        var read = await client.GetAsync($"wallets/{wallet}/balance?consistency=cached");
        (read["source"].GetString(), read["asOf"].GetDateTimeOffset()).Should().Be(("cache", moved));
    }

    [Fact]
    public async Task A_session_reads_its_own_writes_from_the_cache_or_the_writer()
    {
        var client = _cluster.Client;
        var wallet = await client.CreateWithAsync("5.00");
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync($"wallets/{wallet}/balance?consistency=cached"))["source"].GetString() == "cache",
            "the wallet is in the cache");
        var moved = await client.MoveAsync(wallet, "deposit", "1.00");
        var read = await client.GetAsync($"wallets/{wallet}/balance?consistency=session&minVersion={moved["version"].GetInt64()}");
        read["balanceMinor"].GetInt64().Should().Be(600);
        (await client.GetAsync($"wallets/{wallet}/balance"))["source"].GetString().Should().Be("writer");
    }

    [Theory]
    [InlineData("session")]
    [InlineData("strong")]
    public async Task A_version_that_is_not_there_yet_is_not_answered_with_an_older_one(string consistency)
    {
        var client = _cluster.Client;
        var wallet = await client.CreateWithAsync("5.00");
        var early = await client.GetAsync($"wallets/{wallet}/balance?consistency={consistency}&minVersion=2");
        (early.Status, early.Code).Should().Be((System.Net.HttpStatusCode.Conflict, "VERSION_MISMATCH"));
        await client.MoveAsync(wallet, "deposit", "1.00");
        (await client.GetAsync($"wallets/{wallet}/balance?consistency={consistency}&minVersion=2"))["version"].GetInt64().Should().Be(2);
    }

    [Fact]
    public async Task Everything_works_when_redis_is_gone()
    {
        _redis.Down();
        var client = _cluster.Client;
        var wallet = await client.CreateWithAsync("5.00");
        (await client.GetAsync($"wallets/{wallet}/balance?consistency=cached"))["balanceMinor"].GetInt64().Should().Be(500);
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync("/q/health/ready")).Status == System.Net.HttpStatusCode.OK, "the pod is ready without it");
    }

    [Fact]
    public async Task A_token_that_rotates_needs_no_restart()
    {
        _redis.Say(null, "CONFIG SET requirepass first");
        using var secret = new MountedSecret(("token", "first"));
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Cache = _redis.Options(new("WALLET_CACHE_AUTH_TOKEN", null, secret.PathOf("token"))),
        });
        var cache = cluster.Services.GetRequiredService<BalanceCache>();
        await Eventually.BecomesTrueAsync(() => cache.IsUp, "the first token is taken");
        _redis.Say("first", "CONFIG SET requirepass second");
        secret.Replace(("token", "second"));
        _redis.Say("second", "CLIENT KILL TYPE normal SKIPME yes");
        await CacheAsync(cache, 1);
        _redis.Say("second", "CONFIG SET requirepass third", "CLIENT KILL TYPE normal SKIPME yes");
        await Eventually.BecomesTrueAsync(() => !cache.IsUp, "the connection is gone, and the token of before makes no other");
        secret.Replace(("token", "third"));
        await CacheAsync(cache, 2);
    }

    // What is offered while there is no connection is lost: so it is offered again.
    private static Task CacheAsync(BalanceCache cache, int sequence)
    {
        var wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, sequence);
        return Eventually.BecomesTrueAsync(
            async () =>
            {
                cache.Put([new WalletState(wallet, 1) { Posted = 20, Version = 2 }], DateTimeOffset.UnixEpoch);
                return await cache.FindAsync(wallet) is { State.Posted: 20 };
            },
            "the token of now is taken");
    }
}
