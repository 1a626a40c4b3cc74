using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

public sealed class RepeatedTimeTests
{
    [Fact]
    public async Task A_commit_lost_at_a_time_that_was_before_is_not_taken_for_the_batch_of_then()
    {
        using var clock = new ShiftedClock();
        using var server = MariaDbServer.StartPrivate(clock.Environment);
        using var proxy = CuttingProxy.Before(server);
        await using var cluster = await ApiCluster.StartAsync(server, setup: new() { Proxy = proxy, Batching = patient => patient with { Lanes = 1 } });
        clock.Stop();
        var first = await cluster.Client.CreateAsync("ana");
        var once = 1;
        proxy.Next = () => Interlocked.Exchange(ref once, 0) == 1 ? CuttingProxy.Cut.BeforeCommit : CuttingProxy.Cut.None;
        var second = await cluster.Client.CreateAsync("bruno");
        second.Should().NotBe(first);
        (await cluster.Client.GetAsync($"wallets/{second}"))["userId"].GetString().Should().Be("bruno");
        proxy.Cuts.Should().Be(1);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_a_lane_does_not_meet_its_own_keys()
    {
        using var clock = new ShiftedClock();
        using var server = MariaDbServer.StartPrivate(clock.Environment);
        await using var cluster = await ApiCluster.StartAsync(server, setup: new()
        {
            Batching = patient => patient with { Lanes = 1 },
            Services = services => services.AddSingleton(new Random(20_261)),
        });
        using var faults = new MetricCollector<long>(
            cluster.Services.GetRequiredService<IMeterFactory>(), ApiMetrics.MeterName, "wallet.database.faults");
        var wallets = new List<string>();
        for (var i = 0; i < 4; i++)
            wallets.Add(await cluster.Client.CreateWithAsync("9.00"));
        clock.Shift(TimeSpan.FromHours(1));
        await TransferAsync(0, 1);
        clock.Shift(TimeSpan.Zero);
        // Both come a millisecond after the same transfer, which is an hour ahead.
        await TransferAsync(0, 2);
        await TransferAsync(1, 3);
        faults.Instrument.Should().NotBeNull();
        faults.GetMeasurementSnapshot().Should().BeEmpty();

        async Task TransferAsync(int from, int to)
            => (await cluster.Client.MoveAsync(wallets[from], "transfer", "1.00", wallets[to])).Status.Should().Be(HttpStatusCode.OK);
    }
}
