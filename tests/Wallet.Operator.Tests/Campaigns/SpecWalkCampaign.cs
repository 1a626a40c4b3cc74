using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Campaigns.Walks;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>Walks over a platform's specs, good and wrong, drawn at random: see <see cref="SpecWalk"/>.</summary>
[Trait("Category", "Campaign")]
public sealed class SpecWalkCampaign(ITestOutputHelper output)
{
    private const int All = 1000;
    private const int Few = 1;

    private LivePlatform? _platform;
    private Dictionary<string, string> _first = [];
    private int _platforms;

    [Fact]
    public async Task Whatever_is_asked_for_in_turn_is_there_or_shown_and_can_be_taken_back()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var world = await World.StartAsync();
        world.ClientSettings = settings => settings with { Retries = 0 };
        world.Restart();
        var seeds = new Random(seed);
        var walks = CampaignReport.Choose([.. Enumerable.Range(0, All).Select(_ => seeds.Next())], Few, seed);
        var failures = await CampaignReport.RunAsync("walks", walks, each => GoAsync(world, each));

        CampaignReport.Write(("spec_walks", walks.Count), ("spec_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    // One platform for all, as long as it comes back to where it began.
    private async Task GoAsync(World world, int seed)
    {
        _platform ??= await CreateAsync(world);
        var walked = _platform;
        _platform = null;
        await new SpecWalk(walked, _first, seed).GoAsync();
        _platform = walked;
    }

    private async Task<LivePlatform> CreateAsync(World world)
    {
        var platform = await LivePlatform.CreateAsync(world, $"walk-{++_platforms}", ConvergenceTests.Staging);
        await platform.UntilReadyAsync();
        var names = new PlatformNames(platform.Key.Name, (await platform.ReadAsync()).Metadata.Uid);
        _first = [];
        foreach (var knob in Knobs.All)
            _first[knob.Path] = await knob.ObserveAsync(platform, names);
        return platform;
    }
}
