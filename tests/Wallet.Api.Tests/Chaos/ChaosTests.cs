using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Balances;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// Three API processes under load from clients that retry with the same key, while processes, database and cache are killed and
/// connections are cut in COMMIT. WALLET_CHAOS_SECONDS makes it long.
/// </summary>
[Trait("Category", "Chaos")]
public sealed class ChaosTests : IAsyncLifetime
{
    private const int Workers = 12;
    private const int Wallets = 6;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("WALLET_CHAOS_SECONDS"), out var seconds) ? seconds : 10);

    private readonly int _seed = Environment.TickCount;
    private readonly MariaDbServer _server = MariaDbServer.StartPrivate("--innodb-flush-log-at-trx-commit=1");
    private readonly RedisServer _redis = RedisServer.Start();
    private readonly List<ApiProcess> _hosts = [];
    private readonly ConcurrentBag<Sent> _sent = [];
    private CuttingProxy _proxy = null!;
    private DatabaseOptions _database = null!;

    public async Task InitializeAsync()
    {
        _database = _server.Create("chaos");
        var schema = new Schema(_database, NullLogger<Schema>.Instance);
        schema.Migrate();
        await schema.EnsureUserAsync("app", "app", default);
        _proxy = CuttingProxy.Before(_server);
        for (var i = 0; i < 3; i++)
        {
            _hosts.Add(new(_database with { Port = _proxy.Port, Username = "app", Password = "app" }, _redis.Port));
            _hosts[i].Up();
        }
    }

    public Task DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        _proxy.Dispose();
        _redis.Dispose();
        _server.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whatever_breaks_every_answer_is_true()
    {
        var wallets = new List<string>();
        for (var i = 0; i < Wallets; i++)
            wallets.Add((await UntilAnsweredAsync(new(i), "wallets", new { userId = "u", currency = "EUR" }, Guid.CreateVersion7().ToString()))["id"].GetString()!);
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, Workers).Select(w => Task.Run(() => WorkAsync(new(_seed + w), wallets, clock))).ToList();
        await BreakAsync(new(_seed), clock);
        await Task.WhenAll(workers);

        var executed = _sent.Count(s => s.IsExecuted);
        executed.Should().BeGreaterThan(20, $"seed {_seed}");
        foreach (var sent in _sent)
        {
            var found = (await UntilReadAsync($"transactions?reference={sent.Reference}"))["items"].GetArrayLength();
            found.Should().Be(sent.IsExecuted ? 1 : 0, $"seed {_seed}: {sent}");
        }
        for (var i = 0; i < Wallets; i++)
        {
            var expected = _sent.Where(s => s.IsExecuted).Sum(s => (s.To == i ? s.Amount : 0) - (s.From == i ? s.Amount : 0));
            (await UntilReadAsync($"wallets/{wallets[i]}/balance"))["balanceMinor"].GetInt64().Should().Be(expected, $"seed {_seed}");
        }
        (await AuditAsync()).Should().BeEmpty($"seed {_seed}");
    }

    private async Task WorkAsync(Random random, List<string> wallets, Stopwatch clock)
    {
        while (clock.Elapsed < Duration)
        {
            var (from, amount, reference) = (random.Next(-1, Wallets), random.Next(1, 5000), Guid.NewGuid().ToString());
            var to = (from + random.Next(1, Wallets)) % Wallets;
            var money = $"{amount / 100}.{amount % 100:00}";
            var answer = from < 0
                ? await UntilAnsweredAsync(random, $"wallets/{wallets[to]}/deposit", new { amount = money, referenceId = reference }, Guid.CreateVersion7().ToString())
                : await UntilAnsweredAsync(
                    random, $"wallets/{wallets[from]}/transfer", new { amount = money, referenceId = reference, destinationWalletId = wallets[to] },
                    Guid.CreateVersion7().ToString());
            _sent.Add(new(reference, from, to, amount, (int)answer.Status < 300));
        }
    }

    // One fault a second or so, each healed before the next.
    private async Task BreakAsync(Random random, Stopwatch clock)
    {
        while (clock.Elapsed < Duration)
        {
            var host = _hosts[random.Next(_hosts.Count)];
            switch (random.Next(5))
            {
                case 0:
                    await ForAsync(300, host.Down, host.Up);
                    break;
                case 1:
                    await ForAsync(200, _server.Down, _server.Up);
                    break;
                case 2:
                    await ForAsync(200, _redis.Down, _redis.Up);
                    break;
                case 3:
                    await ForAsync(300, () => _server.Execute("SET GLOBAL read_only = 1"), () => _server.Execute("SET GLOBAL read_only = 0"));
                    break;
                default:
                    await ForAsync(500, () => _proxy.Next = () => (CuttingProxy.Cut)Random.Shared.Next(3), () => _proxy.Next = () => CuttingProxy.Cut.None);
                    break;
            }
            await Task.Delay(random.Next(300, 900));
        }
    }

    private static async Task ForAsync(int milliseconds, Action on, Action off)
    {
        on();
        await Task.Delay(milliseconds);
        off();
    }

    // The same request with the same key until somebody says what became of it.
    private async Task<Reply> UntilAnsweredAsync(Random random, string path, object body, string key)
    {
        while (true)
        {
            try
            {
                var answer = await _hosts[random.Next(_hosts.Count)].Client.PostAsync(path, body, key);
                if ((int)answer.Status < 500)
                    return answer;
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Killed on the way.
            }
            await Task.Delay(20);
        }
    }

    private async Task<Reply> UntilReadAsync(string path)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                var answer = await _hosts[i % _hosts.Count].Client.GetAsync(path);
                if ((int)answer.Status < 500)
                    return answer;
            }
            catch (HttpRequestException)
            {
                // Still starting.
            }
            await Task.Delay(20);
        }
    }

    private async Task<List<Violation>> AuditAsync()
    {
        var audit = new LedgerAudit(new AuditStore(new QueryRunner(new Database(_database))));
        var violations = new List<Violation>(await audit.CheckSumsAsync(default));
        for (var step = await audit.CheckWalletsAsync(0, default); step.Checked > 0; step = await audit.CheckWalletsAsync(step.Last, default))
            violations.AddRange(step.Violations);
        for (var step = await audit.CheckTransactionsAsync(0, default); step.Checked > 0; step = await audit.CheckTransactionsAsync(step.Last, default))
            violations.AddRange(step.Violations);
        return violations;
    }

    private sealed record Sent(string Reference, int From, int To, long Amount, bool IsExecuted);
}
