using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Campaigns.Crashes;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Campaigns.Stale;

/// <summary>What is done to a platform while its watches are disturbed.</summary>
internal sealed record StaleCase(Staleness Kind, string Change, int Seed)
{
    public override string ToString() => $"{Kind} {Change} {Seed}";
}

/// <summary>A platform of an operator that runs as it does in a cluster, with informers that are not told everything.</summary>
internal sealed class WatchedPlatform : IAsyncDisposable
{
    public const string Recreation = "deleted and created again";
    private const string Name = "demo";

    // Keys and secrets can be called back for a week.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(8);

    // Whatever is not heard of: the longest time between two looks, and a pass that an edit has met in its middle.
    private static readonly TimeSpan SeenWithin = (new ReconcileOptions { EksClusterName = "" }.Resync * 1.2) + TimeSpan.FromMinutes(2);

    // One that is new is not looked at by itself: the next list has it, if that is not of an earlier time, and it comes when the watch ends.
    private static readonly TimeSpan ListedWithin = 4 * (new InformerOptions().Relist + new InformerOptions().SilenceLimit);

    // A failure that says so, and no test that hangs.
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(6);

    // Flow logs that are given up leave traces behind, by which one end would differ from the next.
    private static readonly IReadOnlyDictionary<string, (object Spec, object Back)> Changes = Edits.All.Where(edit => edit.Operation != "CreateFlowLogs")
        .ToDictionary(edit => $"{edit.Service}:{edit.Operation}", edit => (edit.Spec, edit.Back))
        .Append(new("image", (new { app = new { image = "wallet-api:2" } }, new { app = new { image = "wallet-api:1" } })))
        .ToDictionary();

    private readonly World _world;
    private readonly TurnedClock _clock;
    private readonly PlatformKey _key;
    private RunningOperator _operator = null!;
    private PlatformEnd _end = null!;

    private WatchedPlatform(World world, TurnedClock clock, PlatformKey key) => (_world, _clock, _key) = (world, clock, key);

    /// <summary>How many events were disturbed in all.</summary>
    public int Disturbed { get; private set; }

    /// <summary>All that can be done to it.</summary>
    public static IReadOnlyList<string> Names => [.. Changes.Keys, Recreation];

    /// <summary>Builds one while nothing is disturbed.</summary>
    public static async Task<WatchedPlatform> StartAsync()
    {
        var world = await World.StartAsync();
        var clock = new TurnedClock(world.Clock);
        (world.Time, world.ClientSettings) = (clock, settings => settings with { Retries = 0 });
        var platform = new WatchedPlatform(world, clock, await world.CreateAsync(Name, ConvergenceTests.Staging));
        platform._operator = RunningOperator.Start(world, clock, platform.WatchesOf);
        await platform.SettlesAsync();
        platform._end = await platform.EndAsync();
        return platform;
    }

    /// <summary>Does it, and takes it back.</summary>
    public async Task GoAsync(StaleCase each)
    {
        _world.Watches.Begin(each.Kind, each.Seed, _clock);
        if (each.Change == Recreation)
        {
            await RecreateAsync();
        }
        else
        {
            await ChangeAsync(Changes[each.Change].Spec);
            await ChangeAsync(Changes[each.Change].Back);
        }

        Disturbed += _world.Watches.Disturbed;
        _world.Watches.Begin(Staleness.None, each.Seed, _clock);
        (await EndAsync()).Should().BeEquivalentTo(_end, "nothing is made twice, left out or otherwise");
        _world.Cloud.Aws.Journal.Clear();
        await _operator.PassAsync(TimeSpan.FromHours(1));
        _world.Cloud.Aws.Journal.Mutations.Should().BeEmpty("nothing is changed while nothing happens");
    }

    public async ValueTask DisposeAsync()
    {
        await _operator.DisposeAsync();
        await _world.DisposeAsync();
    }

    private async Task ChangeAsync(object spec)
    {
        await _world.ChangeAsync(_key, spec);
        await SettlesAsync();
    }

    private async Task RecreateAsync()
    {
        var uid = (await _world.FindAsync(_key))!.Metadata.Uid;
        await _world.DeleteAsync(_key);
        await _operator.UntilAsync(async () => await _world.FindAsync(_key) is null);
        await _operator.PassAsync(Forgotten);
        _world.ResourcesOf(uid).Should().BeEmpty("nothing is left behind");
        await _world.CreateAsync(Name, ConvergenceTests.Staging);
        await SettlesAsync(ListedWithin);
    }

    // Seen in time, and at last as its spec says.
    private async Task SettlesAsync(TimeSpan? seenWithin = null)
    {
        var began = _clock.GetUtcNow();
        await _operator.UntilAsync(() => IsAsync(platform => platform.Status?.ObservedGeneration == platform.Metadata.Generation
            || _clock.GetUtcNow() - began > GivenUpAfter));
        (_clock.GetUtcNow() - began).Should().BeLessThan(seenWithin ?? SeenWithin, "what no watch tells of is seen all the same");
        await _operator.UntilAsync(() => IsAsync(
            platform => platform.Status is { Phase: "Ready" } status && status.ReadyGeneration == platform.Metadata.Generation));
    }

    private async Task<bool> IsAsync(Func<StoredPlatform, bool> reached) => reached((await _world.FindAsync(_key))!);

    private async Task<PlatformEnd> EndAsync() => await PlatformEnd.OfAsync(_world, (await _world.FindAsync(_key))!);

    private IReadOnlyList<Informer<ObjectHead>> WatchesOf(WorkQueue<PlatformKey> queue)
        => Watches.In(_world.Client, queue, [_key.Namespace], _clock, new Random(1), NullLogger<Informer<ObjectHead>>.Instance).All;
}
