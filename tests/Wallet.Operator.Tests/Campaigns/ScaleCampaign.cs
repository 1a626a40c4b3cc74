using Wallet.LocalCloud.Aws.Faults;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>What many platforms of one operator cost, and whether they all get their turn.</summary>
[Trait("Category", "Campaign")]
public sealed class ScaleCampaign(ITestOutputHelper output)
{
    private const double MostPerSecond = 0.5;
    private const double LargestReadyRatio = 1.5;
    private const double LargestThrottledShare = 0.01;
    private const int Few = 6;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>At rest, what platforms cost does not grow with their number where AWS has lists, and is spread over hours where it has none.</summary>
    [Fact]
    public async Task At_rest_many_platforms_cost_no_service_half_a_call_each_second()
    {
        var failures = await CampaignReport.RunAsync("at rest", Cases(1, 50, 500), each => RestAsync(each.Platforms));

        failures.Should().BeEmpty();
    }

    /// <summary>Created in one moment, they are ready in about the same time, however few calls AWS takes.</summary>
    [Fact]
    public async Task Platforms_that_are_created_together_are_ready_together()
    {
        var failures = await CampaignReport.RunAsync("cold start", Cases(50, 500), each => ColdStartAsync(each.Platforms));

        failures.Should().BeEmpty();
    }

    private static IReadOnlyList<Case> Cases(params int[] platforms) => CampaignReport.IsFull
        ? CampaignReport.Choose([.. platforms.Select(each => new Case(each))], platforms.Length, seed: 0)
        : [new Case(Few)];

    private async Task RestAsync(int number)
    {
        await using var platforms = await ManyPlatforms.CreateAsync(number, areCallsLimited: false);
        await platforms.BuildAsync();
        var journal = platforms.World.Cloud.Aws.Journal;
        platforms.Start();
        await platforms.PassAsync(Hour);
        journal.Clear();
        await platforms.PassAsync(Hour);

        var calls = journal.Totals;
        Tell(calls, number);
        CampaignReport.Write(($"reads_per_platform_hour_{number}", calls.Values.Sum(each => each.Calls) / (double)number));
        journal.Mutations.Should().BeEmpty("nothing is changed at rest");
        calls.GroupBy(each => each.Key.Service).Select(service => (service.Key, PerSecond: service.Sum(each => each.Value.Calls) / Hour.TotalSeconds))
            .Where(service => service.PerSecond >= MostPerSecond).Should().BeEmpty();
    }

    private async Task ColdStartAsync(int number)
    {
        await using var platforms = await ManyPlatforms.CreateAsync(number, areCallsLimited: true);
        platforms.Start();
        await platforms.UntilReadyAsync();

        var calls = platforms.World.Cloud.Aws.Journal.Totals.Values.ToList();
        var (longest, shortest) = (platforms.TimesToReady.Max(), platforms.TimesToReady.Min());
        var throttled = calls.Sum(each => each.Throttled) / (double)calls.Sum(each => each.Calls);
        output.WriteLine($"{number} platforms ready after {shortest} to {longest}, {calls.Sum(each => each.Calls)} calls, {throttled:P2} throttled");
        CampaignReport.Write(($"cold_start_{number}_ready_ratio", longest / shortest), ("throttled_share", throttled));
        (longest / shortest).Should().BeLessThanOrEqualTo(LargestReadyRatio);
        throttled.Should().BeLessThan(LargestThrottledShare);
    }

    private void Tell(IReadOnlyDictionary<(string Service, string Operation), CallTotal> calls, int platforms)
    {
        foreach (var service in calls.GroupBy(each => each.Key.Service).OrderByDescending(each => each.Sum(call => call.Value.Calls)))
        {
            output.WriteLine($"{service.Key}: {service.Sum(each => each.Value.Calls) / Hour.TotalSeconds:0.000} calls each second");
            foreach (var (key, total) in service.OrderByDescending(each => each.Value.Calls))
                output.WriteLine($"{total.Calls,8} {key.Operation}, {total.Calls / (double)platforms:0.00} for each platform");
        }
    }

    private sealed record Case(int Platforms)
    {
        public override string ToString() => $"{Platforms} platforms.";
    }
}
