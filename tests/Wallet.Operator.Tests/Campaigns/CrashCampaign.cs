using Wallet.Operator.Tests.Campaigns.Crashes;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// The operator's process dies before or after a call to AWS or Kubernetes, or loses the call's answer: at each call of a platform's creation, of
/// every kind of change, and of its deletion, each in a run of its own. It ends where one ends to which nothing happens.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class CrashCampaign(ITestOutputHelper output)
{
    private const int Few = 2;
    private const int FewChanges = 1;

    [Fact]
    public async Task Wherever_it_dies_while_a_platform_is_created_or_deleted_nothing_is_made_twice_or_left_behind()
    {
        await using var lives = await CrashedLives.StartAsync();
        await RunAsync("life", CampaignReport.ChooseSeed(), lives.Sites, lives.RunAsync);
    }

    [Fact]
    public async Task Wherever_it_dies_while_a_platform_is_changed_it_ends_as_its_spec_says()
    {
        var seed = CampaignReport.ChooseSeed();
        var names = CampaignReport.HasCase ? CrashedChanges.Names : CampaignReport.Choose(CrashedChanges.Names, FewChanges, seed);
        await using var changes = await CrashedChanges.StartAsync(names);
        await RunAsync("change", seed, changes.Sites, changes.RunAsync);
    }

    private async Task RunAsync(string part, int seed, IReadOnlyList<CrashSite> sites, Func<CrashSite, Task<bool>> run)
    {
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        var chosen = CampaignReport.Choose(sites, Few, seed);
        // Steps run side by side: a call may be one less than in the undisturbed run.
        var missed = new List<CrashSite>();
        var failures = await CampaignReport.RunAsync($"crashes of a {part}", chosen, async site =>
        {
            if (!await run(site))
                missed.Add(site);
        });

        output.WriteLine($"{chosen.Count} of {sites.Count} sites, of which {missed.Count} were not met again: {string.Join("; ", missed)}");
        CampaignReport.Write(($"crash_{part}_runs", chosen.Count - missed.Count), ($"crash_{part}_failures", failures.Count));
        // A process that stands still while another takes over is a leader that was: both figures have it.
        var late = chosen.Where(site => site.Moment == CrashMoment.Late).ToList();
        CampaignReport.Write(
            ($"stale_{part}_runs", late.Except(missed).Count()),
            ($"stale_{part}_failures", failures.Count(failure => late.Any(site => failure.StartsWith($"{site}:", StringComparison.Ordinal)))));
        failures.Should().BeEmpty();
    }
}
