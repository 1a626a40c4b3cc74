using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// A platform is deleted by each policy while one of its stores is in each state that AWS knows, and while the operator is paused, refused by that
/// service, or throttled by it: the deletion ends, or it says what is in its way, and ends when that is gone. What is not to be kept is gone then.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class DeletionCampaign(ITestOutputHelper output)
{
    private const int Few = 1;
    private const string None = "nothing else";
    private const string Paused = "paused";
    private const string Denied = "denied";
    private const string Throttled = "throttled";

    // Longer than AWS takes for anything that is on its way.
    private static readonly TimeSpan Long = TimeSpan.FromHours(4);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(8);

    private int _platforms;

    [Fact]
    public async Task Whatever_state_a_store_is_in_a_deletion_ends_or_says_what_is_in_its_way()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var world = await World.StartAsync(options => options with { Hostility = new() { RaisedQuotas = 200 } });
        world.ClientSettings = settings => settings with { Retries = 0 };
        world.Restart();
        var cases = Cases(world);
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("deletions", chosen, each => DeleteAsync(world, each));

        output.WriteLine($"{chosen.Count} of {cases.Count} deletions.");
        CampaignReport.Write(("delete_runs", chosen.Count), ("delete_failures", failures.Count));
        failures.Should().BeEmpty();
    }

    private static List<Case> Cases(World world) =>
    [
        .. from each in world.Cloud.Kinds
           from state in each.Kind.States
           from policy in new[] { "Delete", "Snapshot", "Retain" }
           from obstacle in new[] { None, Paused, Denied, Throttled }
           select new Case(policy, each.Service, each.Kind.Name, state, each.Kind.States[0], obstacle),
    ];

    private async Task DeleteAsync(World world, Case each)
    {
        var platform = await LivePlatform.CreateAsync(world, $"gone-{++_platforms}", ConvergenceTests.Staging);
        await world.ChangeAsync(platform.Key, new { deletion = new { policy = each.Policy } });
        await platform.UntilReadyAsync();
        var names = new PlatformNames(platform.Key.Name, (await platform.ReadAsync()).Metadata.Uid);
        var store = world.Cloud.States.First(state => state.Service == each.Service && state.Kind == each.Kind
            && state.Name.StartsWith(names.Stem, StringComparison.Ordinal));
        world.Cloud.SetState(each.Service, each.Kind, store.Name, each.State);
        await HinderAsync(platform, each);
        await world.DeleteAsync(platform.Key);
        if (!await EndsAsync(platform))
        {
            NamesWhatBlocks(await platform.StatusAsync(), store.Name, each);
            await RelieveAsync(platform, store.Name, each);
            (await EndsAsync(platform)).Should().BeTrue("nothing is in its way any more: {0}", await DescribeAsync(platform));
        }

        platform.Calm();
        world.Clock.Advance(Forgotten);
        Left(world, names, each.Policy);
    }

    private static async Task HinderAsync(LivePlatform platform, Case each)
    {
        if (each.Obstacle == Paused)
            await platform.World.ChangeAsync(platform.Key, new { paused = true });
        else if (each.Obstacle == Denied)
            platform.Disturb(each.Service, "*", new Disturbance.Deny());
        else if (each.Obstacle == Throttled)
            platform.World.Cloud.Aws.Faults.Add(new FaultRule(each.Service, "*", new Disturbance.Throttle()) { Times = 20 });
    }

    private static async Task RelieveAsync(LivePlatform platform, string store, Case each)
    {
        platform.Calm();
        if (each.Obstacle == Paused)
            await platform.World.ChangeAsync(platform.Key, new { paused = false });
        if (platform.World.Cloud.States.Any(state => state.Name == store && state.State == each.State))
            platform.World.Cloud.SetState(each.Service, each.Kind, store, each.Good);
    }

    private static async Task<bool> EndsAsync(LivePlatform platform)
    {
        var until = platform.World.Clock.GetUtcNow() + Long;
        while (await platform.World.FindAsync(platform.Key) is not null)
        {
            if (platform.World.Clock.GetUtcNow() > until)
                return false;
            await platform.PassAsync(Longest);
        }

        return true;
    }

    private static void NamesWhatBlocks(WalletPlatformStatus status, string store, Case each)
    {
        var told = LivePlatform.Describe(status);
        told.Should().ContainAny(each.Obstacle switch
        {
            Paused => ["Paused"],
            Denied => ["AccessDenied", "not authorized", store],
            _ => [store],
        });
    }

    private static async Task<string> DescribeAsync(LivePlatform platform)
        => await platform.World.FindAsync(platform.Key) is { Status: { } status } ? LivePlatform.Describe(status) : "gone";

    // By what carries its uid: a retained store is not the platform's any more.
    private static void Left(World world, PlatformNames names, string policy)
    {
        var left = world.ResourcesOf(names.Uid);
        if (policy == "Snapshot")
            left.Should().OnlyContain(arn => arn.Contains("snapshot", StringComparison.OrdinalIgnoreCase), "only snapshots are kept");
        else
            left.Should().BeEmpty("nothing is left of it");
    }

    private sealed record Case(string Policy, string Service, string Kind, string State, string Good, string Obstacle)
    {
        public override string ToString() => $"{Policy}: {Service} {Kind} {State}, {Obstacle}";
    }
}
