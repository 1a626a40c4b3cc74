using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Hosting;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Three hosts on one database.</summary>
public sealed class ConcurrencyTests : IAsyncLifetime
{
    private const int Seed = 20_260;
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(hosts: 3, new()
    {
        // However busy the machine is, a host that stops answers what it took.
        Services = services => services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(10)),
    });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Withdrawals_at_once_never_take_more_than_there_is()
    {
        var wallet = await _cluster.Client.CreateWithAsync("10.00");
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => _cluster.Clients[i % 3].MoveAsync(wallet, "withdraw", "1.00")));
        answers.Count(a => a.Status == HttpStatusCode.OK).Should().Be(10);
        answers.Count(a => a.Code == "INSUFFICIENT_FUNDS").Should().Be(50);
        (await _cluster.Client.BalanceAsync(wallet)).Should().Be(0);
    }

    [Fact]
    public async Task One_key_sent_everywhere_at_once_happens_once_and_all_hear_the_same()
    {
        var wallet = await _cluster.Client.CreateAsync();
        foreach (var key in Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7().ToString()))
        {
            var answers = await Task.WhenAll(_cluster.Clients.Select(c => c.MoveAsync(wallet, "deposit", "1.00", key: key)));
            answers.Select(a => a.Text).Distinct().Should().HaveCount(1);
            answers.Count(a => !a.Replayed).Should().Be(1);
        }
        (await _cluster.Client.BalanceAsync(wallet)).Should().Be(4000);
    }

    [Fact]
    public async Task One_key_for_different_wallets_at_once_happens_once()
    {
        var wallets = new[] { await _cluster.Client.CreateAsync(), await _cluster.Client.CreateAsync(), await _cluster.Client.CreateAsync() };
        foreach (var key in Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7().ToString()))
        {
            var answers = await Task.WhenAll(wallets.Select((w, i) => _cluster.Clients[i].MoveAsync(w, "deposit", "1.00", key: key)));
            answers.Count(a => a.Status == HttpStatusCode.OK).Should().Be(1);
            answers.Count(a => a.Code == "IDEMPOTENCY_KEY_REUSED").Should().Be(2);
        }
    }

    [Fact]
    public async Task Transfers_in_circles_keep_all_the_money_and_never_deadlock()
    {
        var random = new Random(Seed);
        var deadlocks = _cluster.Hosts.Select(DeadlocksOf).ToList();
        var wallets = new List<string>();
        for (var i = 0; i < 6; i++)
            wallets.Add(await _cluster.Client.CreateWithAsync("100.00"));
        var moves = Enumerable.Range(0, 600).Select(i => (From: random.Next(6), To: random.Next(5), Amount: random.Next(1, 90))).ToList();
        var answers = await Task.WhenAll(moves.Select((m, i) => _cluster.Clients[i % 3].MoveAsync(
            wallets[m.From], "transfer", $"{m.Amount}.00", wallets[(m.From + 1 + m.To) % 6])));
        answers.Should().OnlyContain(a => a.Status == HttpStatusCode.OK || a.Code == "INSUFFICIENT_FUNDS", $"seed {Seed}");
        var balances = await Task.WhenAll(wallets.Select(_cluster.Client.BalanceAsync));
        balances.Sum().Should().Be(60_000);
        balances.Should().OnlyContain(b => b >= 0);
        // A deadlock would be tried again and not be seen in the answers.
        deadlocks.Should().OnlyContain(d => d.Instrument != null && d.GetMeasurementSnapshot().Count == 0);
    }

    [Fact]
    public async Task A_stopping_host_answers_what_it_took()
    {
        var wallet = await _cluster.Client.CreateAsync();
        var sent = Enumerable.Range(0, 200).Select(_ => _cluster.Clients[2].MoveAsync(wallet, "deposit", "1.00")).ToList();
        await Task.WhenAny(sent);
        await _cluster.StopAsync(2);
        var answered = 0;
        foreach (var answer in sent)
        {
            try
            {
                answered += (await answer).Status == HttpStatusCode.OK ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // Refused at the door: not executed.
            }
        }
        (await _cluster.Client.BalanceAsync(wallet)).Should().Be(answered * 100);
    }

    private static MetricCollector<long> DeadlocksOf(IServiceProvider host)
        => new(host.GetRequiredService<IMeterFactory>(), ApiMetrics.MeterName, "wallet.deadlocks");
}
