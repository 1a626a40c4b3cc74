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

    [Theory]
    [InlineData("ec2", "DescribeSubnets", "DescribeVpcs", 100, 20)]
    [InlineData("ec2", "CreateSecurityGroup", "CreateTags", 50, 5)]
    [InlineData("kms", "CreateKey", "PutKeyPolicy", 5, 5)]
    [InlineData("secretsmanager", "CreateSecret", "DescribeSecret", 50, 50)]
    [InlineData("tagging", "GetResources", null, 15, 15)]
    public void Documented_quotas_hold_for_each_operation_by_itself(string service, string operation, string? other, int burst, int perSecond)
    {
        var clock = CloudClock.ByHand(DateTimeOffset.UnixEpoch);
        var faults = new AwsFaults();
        faults.Limit(CallQuota.Documented, clock);
        int Passing(string name) => Enumerable.Range(0, 200).Count(_ => faults.Strike(service, name) is null);

        Passing(operation).Should().Be(burst);
        clock.Advance(TimeSpan.FromSeconds(1));
        Passing(operation).Should().Be(perSecond);
        if (other is not null)
            Passing(other).Should().BeGreaterThan(0);
    }

    [Fact]
    public void Services_that_document_nothing_take_reads_and_changes_from_one_bucket()
    {
        var faults = new AwsFaults();
        faults.Limit(CallQuota.Documented, CloudClock.ByHand(DateTimeOffset.UnixEpoch));

        Enumerable.Range(0, 60).Count(number => faults.Strike("iam", number % 2 == 0 ? "GetRole" : "CreateRole") is null).Should().Be(50);
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
