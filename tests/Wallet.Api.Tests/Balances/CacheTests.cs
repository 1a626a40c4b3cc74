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

    public async Task InitializeAsync()
        => _cluster = await ApiCluster.StartAsync(setup: new() { Cache = new("127.0.0.1", _redis.Port, false, null) });

    public async Task DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _redis.Dispose();
    }

    [Fact]
    public async Task An_older_balance_is_never_put_back()
    {
        var cache = _cluster.Services.GetRequiredService<BalanceCache>();
        var wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);
        await UntilAsync(() => Task.FromResult(cache.IsUp));
        cache.Put([new WalletState(wallet, 1) { Posted = 20, Version = 2 }]);
        cache.Put([new WalletState(wallet, 1) { Posted = 10, Version = 1 }]);
        cache.Put([new WalletState(wallet, 1) { Posted = 30, Version = 3 }]);
        cache.Put([new WalletState(wallet, 1) { Posted = 20, Version = 2 }]);
        var found = await UntilAsync(async () => await cache.FindAsync(wallet) is { Version: 3 } state ? state : null);
        found.Posted.Should().Be(30);
    }

    [Fact]
    public async Task A_session_reads_its_own_writes_from_the_cache_or_the_writer()
    {
        var client = _cluster.Client;
        var wallet = await client.CreateWithAsync("5.00");
        await UntilAsync(async () => (await client.GetAsync($"wallets/{wallet}/balance?consistency=cached"))["source"].GetString() == "cache");
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
        ((int)(await client.GetAsync("/q/health/ready")).Status).Should().Be(200);
    }

    private static async Task<bool> UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
            await Task.Delay(10);
        return true;
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> condition) where T : class
    {
        while (true)
        {
            if (await condition() is { } found)
                return found;
            await Task.Delay(10);
        }
    }
}
