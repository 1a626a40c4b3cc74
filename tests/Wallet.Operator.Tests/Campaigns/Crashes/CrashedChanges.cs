using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Campaigns.Crashes;

/// <summary>A ready platform that is changed and changed back, in every way in turn, while something happens to the operator.</summary>
internal sealed class CrashedChanges : IAsyncDisposable
{
    private const string FlowLogs = "ec2:CreateFlowLogs";

    private static readonly IReadOnlyDictionary<string, (object Spec, object Back)> All = Edits.All
        .ToDictionary(edit => $"{edit.Service}:{edit.Operation}", edit => (edit.Spec, edit.Back))
        .Append(new("image", (new { app = new { image = "wallet-api:2" } }, new { app = new { image = "wallet-api:1" } })))
        .ToDictionary();

    private readonly World _world;
    private readonly PlatformKey _key;
    private readonly Dictionary<string, PlatformEnd> _ends = [];

    private CrashedChanges(World world, PlatformKey key) => (_world, _key) = (world, key);

    /// <summary>All of every change.</summary>
    public IReadOnlyList<CrashSite> Sites { get; private set; } = [];

    /// <summary>Names of all changes.</summary>
    public static IReadOnlyList<string> Names => [.. All.Keys];

    /// <summary>Starts with each of some changes once, in which nothing happens. Reads, much the same in all, are sites of the first.</summary>
    public static async Task<CrashedChanges> StartAsync(IReadOnlyList<string> names)
    {
        var world = await World.StartAsync();
        var changes = new CrashedChanges(world, await world.CreateAsync("demo", ConvergenceTests.Staging));
        await new Journey(world, changes._key).UntilReadyAsync();
        // Flow logs that are given up leave their log group and its role behind, and these are in all that follows.
        await changes.ChangeAsync(FlowLogs, new());
        changes._ends.Clear();
        var sites = new List<CrashSite>();
        foreach (var name in names)
        {
            var strike = new CrashStrike();
            var changed = await changes.ChangeAsync(name, strike);
            sites.AddRange(strike.Sites(name, changed, withReads: sites.Count == 0));
        }

        changes.Sites = sites;
        return changes;
    }

    /// <summary>Goes through the change of a site; whether it was met.</summary>
    public async Task<bool> RunAsync(CrashSite site)
    {
        var strike = new CrashStrike(site);
        await ChangeAsync(site.Phase, strike);
        return strike.Struck;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<IReadOnlyList<string>> ChangeAsync(string name, CrashStrike strike)
    {
        var journey = new Journey(_world, _key, strikesReads: true);
        await _world.ChangeAsync(_key, All[name].Spec);
        await journey.UntilAsync(IsAsItsSpecSays, strike.At);
        var changes = journey.Changes.ToList();
        await EndsAsync(name, journey);
        await _world.ChangeAsync(_key, All[name].Back);
        await journey.UntilAsync(IsAsItsSpecSays);
        await EndsAsync($"{name}, taken back", journey);
        return changes;
    }

    // As it ended the first time, when nothing happened.
    private async Task EndsAsync(string name, Journey journey)
    {
        await ConvergenceTests.StaysQuietAsync(_world, journey, TimeSpan.FromMinutes(10));
        var end = await PlatformEnd.OfAsync(_world, (await _world.FindAsync(_key))!);
        end.Should().BeEquivalentTo(_ends.TryGetValue(name, out var known) ? known : _ends[name] = end, "nothing is made twice, left out or otherwise");
    }

    private static bool IsAsItsSpecSays(StoredPlatform? platform)
        => platform is { Status.Phase: "Ready" } && platform.Status.ReadyGeneration == platform.Metadata.Generation;
}
