using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

public sealed class LeadershipFenceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LeadershipFence _fence;

    public LeadershipFenceTests() => _fence = new LeadershipFence(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(4), _time);

    [Fact]
    public void Is_down_until_the_lease_is_won() => _fence.Holds.Should().BeFalse();

    [Fact]
    public void Holds_from_a_renewal_until_a_margin_before_the_lease_ends()
    {
        _fence.Renewed(_time.GetTimestamp());

        _time.Advance(TimeSpan.FromSeconds(10.9));
        _fence.Holds.Should().BeTrue();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        _fence.Invoking(fence => fence.Demand()).Should().Throw<LeadershipLostException>();
    }

    [Fact]
    public void Counts_from_when_the_renewal_was_sent()
    {
        var sent = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(11));

        _fence.Renewed(sent);

        _fence.Holds.Should().BeFalse();
    }

    [Fact]
    public void Stays_down_once_leadership_is_over()
    {
        _fence.Renewed(_time.GetTimestamp());

        _fence.Fall();

        _fence.Holds.Should().BeFalse();
    }
}
