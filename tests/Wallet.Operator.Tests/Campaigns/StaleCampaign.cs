using Wallet.Operator.Tests.Campaigns.Stale;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// The watches of a running operator lose events, have them late or time and again, break off, and lists are of an earlier time, while its platform is
/// changed, deleted and created again: what is not heard of is seen at the next look, and nothing is made twice, left out or left behind. Two
/// leaders, of whom one stands still before a change, are in the crash campaign.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class StaleCampaign(ITestOutputHelper output)
{
    private const int Few = 1;
    private const int Times = 3;

    [Fact]
    public async Task What_no_watch_tells_of_is_seen_all_the_same()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        var chosen = CampaignReport.Choose(Cases(new Random(seed)), Few, seed);
        await using var platform = await WatchedPlatform.StartAsync();
        var failures = await CampaignReport.RunAsync("stale watches", chosen, platform.GoAsync);

        output.WriteLine($"{platform.Disturbed} events of watches disturbed in {chosen.Count} runs.");
        CampaignReport.Write(("stale_watch_runs", chosen.Count), ("stale_watch_failures", failures.Count));
        failures.Should().BeEmpty();
        platform.Disturbed.Should().BePositive("else nothing is tried");
    }

    private static IReadOnlyList<StaleCase> Cases(Random seeds) =>
    [
        .. from time in Enumerable.Range(0, Times)
           from change in WatchedPlatform.Names
           from kind in Enum.GetValues<Staleness>()
           where kind != Staleness.None
           select new StaleCase(kind, change, seeds.Next()),
    ];
}
