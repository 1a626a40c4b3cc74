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
        await using var cluster = await ApiCluster.StartAsync(server, setup: new() { Proxy = proxy, Batching = new() { Lanes = 1 } });
        clock.Stop();
        var first = await cluster.Client.CreateAsync("ana");
        var once = 1;
        proxy.Next = () => Interlocked.Exchange(ref once, 0) == 1 ? CuttingProxy.Cut.BeforeCommit : CuttingProxy.Cut.None;
        var second = await cluster.Client.CreateAsync("bruno");
        second.Should().NotBe(first);
        (await cluster.Client.GetAsync($"wallets/{second}"))["userId"].GetString().Should().Be("bruno");
        proxy.Cuts.Should().Be(1);
    }
}
