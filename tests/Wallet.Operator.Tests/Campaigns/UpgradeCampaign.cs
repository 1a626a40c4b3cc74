using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// A release of the operator that would have each kind of thing otherwise takes over a ready platform: it changes nothing at once, whichever room it
/// is in, says what it would change, and then changes that. Such a release is made of an edit that is taken back while the status goes on saying
/// that everything is as the spec says.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class UpgradeCampaign(ITestOutputHelper output)
{
    private const int Few = 2;
    private static readonly TimeSpan Shortest = new ReconcileOptions().UpgradeHold / 2;

    private int _releases;
    private int _mutations;

    [Fact]
    public async Task Another_release_changes_nothing_of_a_ready_platform_at_once()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var chosen = CampaignReport.Choose(Edits.All, Few, seed);
        var failures = await CampaignReport.RunAsync("upgrades", chosen, edit => UpgradeAsync(platform, edit));

        output.WriteLine($"{chosen.Count} of {Edits.All.Count} upgrades.");
        CampaignReport.Write(("upgrade_runs", chosen.Count), ("upgrade_failures", failures.Count), ("upgrade_mutations", _mutations));
        failures.Should().BeEmpty();
    }

    private async Task UpgradeAsync(LivePlatform platform, Edit edit)
    {
        await platform.World.ChangeAsync(platform.Key, edit.Spec);
        await platform.UntilReadyAsync();
        await platform.World.ChangeAsync(platform.Key, edit.Back);
        await SaysReadyAsync(platform);
        platform.World.Options = platform.World.Options with { Release = $"release-{++_releases}" };
        platform.World.Restart();
        platform.World.Cloud.Aws.Journal.Clear();
        await platform.ForAsync(Shortest - TimeSpan.FromMinutes(1));

        var changes = platform.World.Cloud.Aws.Journal.Mutations.Select(call => $"{call.Service}:{call.Operation}").ToList();
        _mutations += changes.Count;
        changes.Should().BeEmpty("it only looks");
        var held = await platform.StatusAsync();
        held.Phase.Should().Be(PlatformPhase.Ready, LivePlatform.Describe(held));
        held.Upgrade!.Release.Should().Be(platform.World.Options.Release);
        held.Plan.Should().NotBeNullOrEmpty("it says what it would change");

        await platform.ForAsync(new ReconcileOptions().UpgradeHold);
        await platform.UntilAsync(now => Task.FromResult(now.Status is { Phase: PlatformPhase.Ready, Upgrade: null, Plan: null }), "as the release has it");
        platform.World.Cloud.Aws.Journal.Mutations.Should().NotBeEmpty("what waited is carried out");
        (await platform.StatusAsync()).Release.Should().Be(platform.World.Options.Release);
    }

    private static async Task SaysReadyAsync(LivePlatform platform)
    {
        var generation = (await platform.ReadAsync()).Metadata.Generation;
        await platform.World.SayAsync(platform.Key, new { observedGeneration = generation, readyGeneration = generation });
    }
}
