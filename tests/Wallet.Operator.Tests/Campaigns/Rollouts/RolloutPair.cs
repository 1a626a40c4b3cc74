using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Campaigns.Rollouts;

/// <summary>
/// Two platforms in one cloud, built alike by the operator: one that it keeps, and one that is left to a client which sends every call at once.
/// Both are looked at after every second of the cloud's clock.
/// </summary>
internal sealed class RolloutPair
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    // A pass asks for the next one within minutes; other events of a case come in between.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    // No rollout takes so long.
    private static readonly TimeSpan Limit = TimeSpan.FromHours(12);
    private DateTimeOffset _retry;

    private RolloutPair(LivePlatform ours, AllAtOnce peer, string oursStem, string peersStem)
    {
        (Ours, Peer) = (ours, peer);
        Look = () => ours.World.Cloud.Aws.Members;
        (OursStem, PeersStem) = (oursStem, peersStem);
        (Watch, PeersWatch) = (new(Look, oursStem), new(Look, peersStem));
    }

    public LivePlatform Ours { get; }

    public AllAtOnce Peer { get; }

    /// <summary>The spec of both, as it was edited last.</summary>
    public StoreSpec Spec { get; private set; } = new();

    /// <summary>What ours goes through in a case.</summary>
    public MemberWatch Watch { get; private set; }

    /// <summary>What the other goes through in a case.</summary>
    public MemberWatch PeersWatch { get; private set; }

    /// <summary>How often the operator was killed in a case.</summary>
    public int Kills { get; private set; }

    private Func<IReadOnlyList<LocalCloud.Aws.StoreMember>> Look { get; }

    private string OursStem { get; }

    private string PeersStem { get; }

    private DateTimeOffset Now => Ours.World.Clock.GetUtcNow();

    /// <summary>Builds both.</summary>
    public static async Task<RolloutPair> BuildAsync(World world, int number)
    {
        var platforms = new List<LivePlatform>();
        foreach (var name in new[] { $"ours-{number}", $"peer-{number}" })
        {
            platforms.Add(await LivePlatform.CreateAsync(world, name, Production(name)));
            await world.ChangeAsync(platforms[^1].Key, new StoreSpec().Patch);
            await platforms[^1].UntilReadyAsync();
        }

        var names = new List<PlatformNames>();
        foreach (var platform in platforms)
            names.Add(new(platform.Key.Name, (await platform.ReadAsync()).Metadata.Uid));
        return new RolloutPair(platforms[0], new AllAtOnce(world.Administrator, names[1]), names[0].Stem, names[1].Stem);
    }

    /// <summary>A case begins: what was seen before does not count.</summary>
    public void Begin()
    {
        (Watch, PeersWatch, Kills) = (new(Look, OursStem), new(Look, PeersStem), 0);
        Watch.Look(0);
        PeersWatch.Look(0);
    }

    /// <summary>Edits the specs of both, or of ours alone.</summary>
    public async Task EditAsync(StoreSpec spec, bool both = true)
    {
        if (both)
            Peer.Edit(Spec, spec);
        Spec = spec;
        _retry = Now;
        await Ours.World.ChangeAsync(Ours.Key, spec.Patch);
    }

    /// <summary>One pass of the operator, which dies where it is struck, and the time until the next.</summary>
    public async Task PassAsync(Func<string, CrashMoment?>? strike = null)
    {
        var wake = await ReconcileAsync(strike ?? (_ => null));
        await TurnAsync(wake < Longest ? wake : Longest);
    }

    /// <summary>Another process takes over.</summary>
    public void Kill()
    {
        Kills++;
        Ours.World.Restart();
    }

    /// <summary>Whether ours is as its spec says and both have come to rest.</summary>
    public async Task<bool> IsDoneAsync() => !Watch.IsBusy && !PeersWatch.IsBusy && !Peer.HasOpen
        && await Ours.ReadAsync() is { Status.Phase: "Ready" } platform && platform.Status.ReadyGeneration == platform.Metadata.Generation;

    /// <summary>Goes on until it is so.</summary>
    public async Task UntilAsync(Func<Task<bool>> reached, Func<Task> go)
    {
        var limit = Now + Limit;
        do
        {
            if (Now > limit)
                throw new TimeoutException(LivePlatform.Describe(await Ours.StatusAsync()));
            await go();
        }
        while (!await reached());
    }

    /// <summary>Holds what AWS has of ours against the spec.</summary>
    public async Task EndsAsAskedAsync()
    {
        var instances = Watch.Instances;
        instances.Select(member => member.Size).Should().BeEquivalentTo([Spec.WriterClass, Spec.ReaderClass, Spec.ReaderClass]);
        instances.Should().OnlyContain(member => !member.IsBehind && member.Away == null);
        Watch.Members.Where(member => member.Service == "elasticache").Should().HaveCount(3).And.OnlyContain(member => member.Size == Spec.NodeType);
        Watch.Members.Where(member => member.Service == "kafka").Should().HaveCount(3).And.OnlyContain(member => member.Size == Spec.BrokerType);
        var clusters = (await Ours.World.Administrator.RDS.DescribeDBClustersAsync(new())).DBClusters!;
        clusters.Single(cluster => cluster.DBClusterIdentifier == instances[0].Store)
            .EngineVersion.Should().Be(StoreSpec.EngineVersions[Spec.Engine]);
    }

    // The plan strikes at what is called while it lasts: not at the other client's calls.
    private async Task<TimeSpan> ReconcileAsync(Func<string, CrashMoment?> strike)
    {
        using var plan = new CrashPlan(strike);
        try
        {
            return await Ours.World.Reconciler.ReconcileAsync(Ours.Key, plan.Death) ?? TimeSpan.FromSeconds(1);
        }
        catch (Exception) when (plan.Died)
        {
            Kill();
            return TimeSpan.FromSeconds(5);
        }
    }

    private async Task TurnAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Tick)
        {
            if (Peer.HasOpen && Now >= _retry)
            {
                _retry = Now + Retry;
                await Peer.PassAsync();
            }

            var step = time - passed < Tick ? time - passed : Tick;
            Ours.World.Clock.Advance(step);
            Watch.Look(step.TotalSeconds);
            PeersWatch.Look(step.TotalSeconds);
        }
    }

    /// <summary>A production platform that nothing outside of it is needed for.</summary>
    public static object Production(string name) => new
    {
        environment = "production",
        region = World.Region,
        app = new
        {
            image = "wallet-api@sha256:" + new string('a', 64),
            env = new { WALLET_AUTH_AUTHORITY = "https://login.example.com/" },
            ingress = new { host = "wallet.example.com", scheme = "internal" },
        },
        deletion = new { confirm = $"wallets/{name}" },
    };
}
