using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Hosting;

public sealed class HealthTests
{
    private static readonly Watch Well = new();
    private static readonly Watch Forbidden = new() { IsListed = false, Silence = TimeSpan.FromHours(2) };
    private static readonly Watch Stuck = new() { Silence = TimeSpan.FromMinutes(16), Stillness = TimeSpan.FromMinutes(16) };

    [Fact]
    public void One_namespace_that_cannot_be_watched_is_no_reason_to_restart_or_to_be_unready()
    {
        var health = Of(true, [Forbidden, Well], [Forbidden, Well]);

        health.Alive().Should().BeNull();
        health.Ready().Should().BeNull();
    }

    [Fact]
    public void All_of_them_are()
    {
        var health = Of(true, [Forbidden, Forbidden], [Well]);

        health.Alive().Should().Be("all watches of platforms are silent");
        health.Ready().Should().Be("no list of platforms is complete yet");
    }

    [Fact]
    public void What_platforms_own_may_be_silent() => Of(true, [Well], [Forbidden, Forbidden]).Alive().Should().BeNull();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_loop_that_is_stuck_is_a_reason_to_restart(bool owned)
        => Of(true, owned ? [Well] : [Well, Stuck], owned ? [Well, Stuck] : [Well]).Alive().Should().Be("the watch of things is stuck");

    [Fact]
    public void A_standby_watches_nothing_and_is_well()
    {
        var health = Of(false, [Forbidden], [Stuck]);

        health.Alive().Should().BeNull();
        health.Ready().Should().BeNull();
    }

    private static Health Of(bool leads, IReadOnlyList<IWatchState> platforms, IReadOnlyList<IWatchState> owned)
        => new(() => leads, platforms, owned);

    private sealed record Watch : IWatchState
    {
        public string Resource => "things";

        public string Namespace => "";

        public bool IsListed { get; init; } = true;

        public TimeSpan Silence { get; init; }

        public TimeSpan Stillness { get; init; }
    }
}
