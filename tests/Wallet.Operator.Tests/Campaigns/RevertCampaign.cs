using System.Text.Json.Nodes;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// A wrong value in every field, before anything is built, while it is being built, and on a ready platform: it is refused at once, or it
/// shows, and it can be taken back; then the platform ends where it was.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class RevertCampaign(ITestOutputHelper output)
{
    private const int Few = 8;
    private const int PassesToShow = 400;
    private const int PassesOfBuilding = 12;

    private static readonly string[] Moments = ["before", "building", "ready"];

    private int _platforms;

    [Fact]
    public async Task Every_wrong_value_can_be_taken_back()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var ready = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var cases = WrongValues.All.SelectMany(value => Moments.Select(moment => (Value: value, Moment: moment))).ToList();
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("wrong values", chosen, each => each.Moment == "ready"
            ? RevertAsync(ready, each.Value)
            : RevertOnNewAsync(ready.World, each.Value, each.Moment));

        output.WriteLine($"{chosen.Count} of {cases.Count} wrong values.");
        CampaignReport.Write(("revert_runs", chosen.Count), ("revert_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    private async Task RevertOnNewAsync(World world, WrongValue value, string moment)
    {
        var platform = await LivePlatform.CreateAsync(world, $"new-{++_platforms}", ConvergenceTests.Staging);
        for (var pass = 0; moment == "building" && pass < PassesOfBuilding; pass++)
            await platform.PassAsync();
        await RevertAsync(platform, value);
        await world.DeleteAsync(platform.Key);
        while (await world.FindAsync(platform.Key) is not null)
            await platform.PassAsync();
    }

    private static async Task RevertAsync(LivePlatform platform, WrongValue value)
    {
        var before = await platform.ReadAsync();
        if (!await platform.PatchAsync(value.Patch))
            return; // Refused at once.

        var passes = 0;
        await platform.UntilAsync(now => Task.FromResult(SpecPatches.IsReady(now) || (now.Status is { } status && SpecPatches.IsShown(status, ++passes > PassesToShow))), "shown");
        if (before.Status?.ReadyGeneration is null && SpecPatches.IsReady(await platform.ReadAsync()))
        {
            await StaysBuiltAsync(platform, value, value.Back(SpecPatches.SpecOf(before)));
            return;
        }

        (await platform.PatchAsync(value.Back(SpecPatches.SpecOf(before)))).Should().BeTrue("the way back is open");
        await platform.UntilReadyAsync();
        if (before.Status?.ReadyGeneration is not null)
            (await platform.StatusAsync()).Resources.Should().Equal(before.Status.Resources, "it ends where it was");
    }

    // What a platform was built with may be bound to it: the API server refuses another value, or the operator names the one to set.
    private static async Task StaysBuiltAsync(LivePlatform platform, WrongValue value, JsonObject back)
    {
        if (!await platform.PatchAsync(back))
            return;
        await platform.PassAsync();
        if (SpecPatches.IsShown((await platform.ReadAsync()).Status!, isLong: false))
            (await platform.PatchAsync(value.Patch)).Should().BeTrue("what is built can be asked for");
        await platform.UntilReadyAsync();
    }
}
