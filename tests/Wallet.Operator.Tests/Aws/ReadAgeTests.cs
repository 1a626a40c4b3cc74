using FsCheck.Xunit;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Tests.Aws;

public sealed class ReadAgeTests
{
    private static readonly ReadAge Age = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), 0.1);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(60, 10)]
    [InlineData(120, 20)]
    [InlineData(1200, 200)]
    [InlineData(1440, 240)]
    [InlineData(100_000, 240)]
    public void It_grows_with_the_number_of_items_up_to_the_longest(int items, double minutes)
    {
        Age.For("item", true, items, isFirst: false).TotalMinutes.Should().BeApproximately(minutes, 1e-6);

        var first = Enumerable.Range(0, 500).Select(number => Age.For($"item {number}", true, items, isFirst: true).TotalMinutes).ToList();
        first.Should().OnlyContain(age => age >= 10 && age <= minutes);
        first.Average().Should().BeApproximately((10 + minutes) / 2, 0.05 * minutes, "first ages are spread evenly");
    }

    [Property]
    public bool While_something_moves_it_is_that_of_moving(string key, int items) => Age.For(key ?? "", false, items, isFirst: true) == Age.Moving;

    [Property]
    public bool The_same_item_is_old_at_the_same_time_in_every_process(string key, ushort items)
        => Age.For(key ?? "", true, items, isFirst: true) == Age.For(key ?? "", true, items, isFirst: true);

    [Fact]
    public void Five_hundred_platforms_cost_no_service_more_than_half_a_call_each_second()
    {
        var perSecond = new Dictionary<string, double>
        {
            ["iam"] = Rate(ReadAges.Roles, 2000, calls: 4),
            ["kms"] = Rate(ReadAges.KeyStates, 500, calls: 1) + Rate(ReadAges.KeyContents, 500, calls: 3),
            ["secretsmanager"] = Rate(ReadAges.Secrets, 1500, calls: 1),
            ["eks"] = Lists(pages: 5) + Rate(ReadAges.Profiles, 500, calls: 1),
            ["ec2"] = Lists(pages: 3 + 1 + 1 + 2),
            // Flow logs, brokers, and four of each database, in the reader of each of the three rooms.
            ["logs"] = (60 / ReadAges.RestingLogGroups.TotalSeconds) + (2 * Rate(ReadAges.LogGroupTags, 500, calls: 1))
                + Rate(ReadAges.LogGroupTags, 2000, calls: 1),
            ["rds"] = Lists(pages: 5 + 10 + 5) + (Rate(ReadAges.SubnetGroupTags, 1000, calls: 1) / 2) + Rate(ReadAges.DatabaseParameters, 500, calls: 7),
            ["elasticache"] = Lists(pages: 5 + 10 + 5) + (Rate(ReadAges.SubnetGroupTags, 1000, calls: 1) / 2)
                + Rate(ReadAges.CacheTags, 500, calls: 1) + Rate(ReadAges.CacheParameters, 1000, calls: 2.5),
            ["kafka"] = Lists(pages: 5 + 5) + (2 * Rate(ReadAges.Brokers, 500, calls: 1)),
        };

        perSecond.Where(service => service.Value >= 0.5).Should().BeEmpty();
    }

    private static double Rate(ReadAge age, int items, double calls)
        => items * calls / age.For("item", true, items, isFirst: false).TotalSeconds;

    private static double Lists(int pages) => pages / ReadAges.RestingList.TotalSeconds;
}
