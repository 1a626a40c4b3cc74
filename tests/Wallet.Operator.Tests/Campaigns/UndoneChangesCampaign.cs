using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// What the operator sets is undone at once, time and again, for a day: it does not fight. The third time in an hour it says so and tries ever
/// more seldom, other edits go on, and when no one undoes it any more the platform is ready again by itself.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class UndoneChangesCampaign(ITestOutputHelper output)
{
    private const int Few = 1;
    private const int MostInAnHour = 3;
    private static readonly TimeSpan Time = TimeSpan.FromHours(CampaignReport.IsFull ? 24 : 4);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(6);

    private int _images;

    [Fact]
    public async Task What_is_undone_again_and_again_is_tried_ever_more_seldom()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var platform = await LivePlatform.ReadyAsync(ConvergenceTests.Staging);
        var chosen = CampaignReport.Choose(Undoings.All, Few, seed);
        var failures = await CampaignReport.RunAsync("undone changes", chosen, each => UndoAsync(platform, each));

        output.WriteLine($"{chosen.Count} of {Undoings.All.Count} changes undone for {Time}.");
        CampaignReport.Write(("hostile_runs", chosen.Count), ("hostile_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    private async Task UndoAsync(LivePlatform platform, Undoing undoing)
    {
        var world = platform.World;
        var names = new PlatformNames(platform.Key.Name, (await platform.ReadAsync()).Metadata.Uid);
        world.Cloud.Aws.Journal.Clear();
        var isTold = false;
        for (var until = world.Clock.GetUtcNow() + Time; world.Clock.GetUtcNow() < until;)
        {
            await undoing.UndoAsync(world.Administrator, names);
            await platform.PassAsync(Look);
            isTold |= (await platform.StatusAsync()).Conditions!.Any(each => each.Message.Contains("did not last", StringComparison.Ordinal));
        }

        var tries = world.Cloud.Aws.Journal.Calls.Where(call => IsTry(call, undoing)).Select(call => call.At).ToList();
        tries.Should().HaveCountGreaterThan(1, "drift is repaired");
        isTold.Should().BeTrue("a person learns that it does not last");
        tries.Max(each => tries.Count(other => other >= each && other < each + TimeSpan.FromHours(1))).Should().BeLessThanOrEqualTo(MostInAnHour);
        await RollsOutAsync(platform);
        await platform.UntilReadyAsync();
    }

    // By the operator, not by who undoes it.
    private static bool IsTry(JournalEntry call, Undoing undoing)
        => call.Service == undoing.Service && call.Operation == undoing.Operation && !call.CallerArn.EndsWith("/administrator", StringComparison.Ordinal);

    private async Task RollsOutAsync(LivePlatform platform)
    {
        var image = $"wallet-api:undone-{++_images}";
        await platform.World.ChangeAsync(platform.Key, new { app = new { image } });
        await platform.UntilAsync(_ => platform.RunsAsync(image), $"running {image}");
    }
}
