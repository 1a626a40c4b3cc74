using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Aws;

public class ThrottlingFacts
{
    [Fact]
    public void A_rate_lets_a_burst_through_and_then_one_call_per_interval()
    {
        var clock = CloudClock.ByHand(DateTimeOffset.UnixEpoch);
        var faults = new AwsFaults();
        faults.Limit("iam", perSecond: 2, burst: 3, clock);
        bool Passes() => faults.Strike("iam", "GetRole") is null;
        new[] { Passes(), Passes(), Passes(), Passes() }.Should().Equal(true, true, true, false);
        clock.Advance(TimeSpan.FromSeconds(0.5));
        new[] { Passes(), Passes() }.Should().Equal(true, false);
        faults.Strike("kms", "ListKeys").Should().BeNull();
    }

    [Fact]
    public void A_rule_strikes_the_calls_it_names_and_no_others()
    {
        var faults = new AwsFaults();
        faults.Add(new("rds", "CreateDBCluster", new Disturbance.Unavailable()) { Skip = 1, Times = 2 });
        faults.Strike("rds", "DescribeDBClusters").Should().BeNull();
        Enumerable.Range(0, 4).Select(_ => faults.Strike("rds", "CreateDBCluster") is not null).Should().Equal(false, true, true, false);
    }
}
