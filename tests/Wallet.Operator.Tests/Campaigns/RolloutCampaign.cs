using Wallet.LocalCloud.Aws;
using Wallet.LocalCloud.Aws.Rds;
using Wallet.Operator.Tests.Campaigns.Rollouts;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Every kind of change that restarts members, on a platform of three instances, three cache nodes and three brokers whose list of instances is
/// up to 20 seconds old: alone, with killed leaders, and with a second change on top. At no tick of the clock is more than one member of a store
/// away; beside it the same edits by a client that sends every call at once.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class RolloutCampaign(ITestOutputHelper output)
{
    private const int Few = 3;

    private static readonly RdsTimings Timings = new();
    /// <summary>What has just been asked for does not show in the list of instances.</summary>
    internal static readonly Hostility Old = new() { InstanceListAge = TimeSpan.FromSeconds(20) };
    private static readonly string[] Circumstances = ["alone", "with killed leaders", "with another on top", "with killed leaders and another on top"];

    private readonly List<(Case Case, MemberWatch Ours, MemberWatch Peers, bool PeerArrived)> _runs = [];
    private RolloutPair? _pair;
    private int _pairs;

    [Fact]
    public async Task No_change_takes_more_than_one_member_away()
    {
        var seed = CampaignReport.ChooseSeed();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        await using var world = await World.StartAsync(options => options with { Hostility = Old });
        var cases = Circumstances.SelectMany(circumstance => Rollout.All.Select(rollout => new Case(rollout, circumstance))).ToList();
        var chosen = CampaignReport.Choose(cases, Few, seed);
        var failures = await CampaignReport.RunAsync("rollouts", chosen, each => RollAsync(world, each, RandomOf(seed, each)));

        Report(chosen.Count, cases.Count, failures.Count);
        failures.Should().BeEmpty();
    }

    private async Task RollAsync(World world, Case each, Random random)
    {
        var pair = await PairAsync(world, each.Rollout);
        pair.Begin();
        var first = each.Rollout.Next(pair.Spec)!;
        List<StoreSpec> wanted = [pair.Spec, first];
        await pair.EditAsync(first);
        var second = each.Circumstance.Contains("another", StringComparison.Ordinal)
            ? world.Clock.GetUtcNow() + TimeSpan.FromSeconds(random.Next(5, 1200))
            : DateTimeOffset.MaxValue;
        var kills = each.Circumstance.Contains("killed", StringComparison.Ordinal);
        await pair.UntilAsync(async () => second == DateTimeOffset.MaxValue && await pair.IsDoneAsync(), async () =>
        {
            if (world.Clock.GetUtcNow() >= second)
            {
                second = DateTimeOffset.MaxValue;
                wanted.Add(Another(random, pair.Spec));
                await pair.EditAsync(wanted[^1]);
            }

            if (kills && random.Next(8) == 0)
                pair.Kill();
            await pair.PassAsync(kills ? _ => Strike(random) : null);
        });

        _runs.Add((each, pair.Watch, pair.PeersWatch, !pair.PeersWatch.Instances.Any(member => member.IsBehind) || !HasParameters(wanted)));
        var text = $"{each}: {Text(pair.Watch)}, {pair.Kills} kills. Peer: {Text(pair.PeersWatch)}.";
        output.WriteLine(text);
        CampaignReport.Progress(text);
        Holds(pair, wanted);
        await pair.EndsAsAskedAsync();
    }

    private static void Holds(RolloutPair pair, List<StoreSpec> wanted)
    {
        var watch = pair.Watch;
        watch.Away.Should().BeLessThanOrEqualTo(1, "never is more than one member of a store away");
        watch.Failovers.Should().BeLessThanOrEqualTo(wanted.Count - 1, "one failover for a change at most");
        watch.Heirs.Should().NotContain(heir => heir.Away != null || heir.IsBusy, "a failover is to a member that serves");
        watch.Heirs.Should().NotContain(heir => wanted.All(spec => spec.WriterClass != heir.Size), "and that has the writer's class already");
        if (wanted.Count == 2)
            watch.Heirs.Should().NotContain(heir => heir.Size != wanted[1].WriterClass || heir.IsBehind, "and is up to date");
        var stops = (watch.Failovers * Timings.FailOver) + (RestartsInPlace(wanted) ? Timings.RebootInstance : TimeSpan.Zero);
        watch.Writerless.Should().BeLessThanOrEqualTo(stops.TotalSeconds, "writes stop for a failover, and for nothing else");
    }

    // Static parameters where no reader has the writer's class: a failover would need another one back.
    private static bool RestartsInPlace(List<StoreSpec> wanted) => wanted.Exists(spec => spec.Writer != spec.Reader)
        && HasParameters(wanted);

    private static bool HasParameters(List<StoreSpec> wanted) => wanted.Select(spec => spec.PerformanceSchema).Distinct().Count() > 1;

    // Versions only go up: where there is none left, the next pair begins with the oldest.
    private async Task<RolloutPair> PairAsync(World world, Rollout rollout)
    {
        if (_pair is null || rollout.Next(_pair.Spec) is null || !await _pair.IsDoneAsync())
            _pair = await RolloutPair.BuildAsync(world, ++_pairs);
        return _pair;
    }

    private static StoreSpec Another(Random random, StoreSpec spec)
    {
        while (true)
        {
            if (Rollout.All[random.Next(Rollout.All.Count)].Next(spec) is { } next)
                return next;
        }
    }

    private static CrashMoment? Strike(Random random) => random.Next(4) switch
    {
        0 => CrashMoment.Before,
        1 => CrashMoment.After,
        _ => null,
    };

    // The same for the same seed and case, whichever cases ran before.
    private static Random RandomOf(int seed, Case each)
        => new(each.ToString().Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));

    private void Report(int chosen, int all, int failures)
    {
        output.WriteLine($"{chosen} of {all} rollouts.");
        int Most(Func<MemberWatch, int> of, bool peers = false) => _runs.Select(run => of(peers ? run.Peers : run.Ours)).DefaultIfEmpty().Max();
        int Sum(Func<MemberWatch, double> of, bool peers = false) => (int)_runs.Sum(run => of(peers ? run.Peers : run.Ours));
        CampaignReport.Write(
            ("rollout_runs", chosen), ("rollout_failures", failures),
            ("members_away_max", Most(watch => watch.Away)),
            ("peer_members_away_max", Most(watch => watch.Away, peers: true)),
            ("failover_members_away_max", Most(watch => watch.FailoverAway)),
            ("upgrade_members_away_max", Most(watch => watch.WholeStoreAway)),
            ("failovers", Sum(watch => watch.Failovers)), ("peer_failovers", Sum(watch => watch.Failovers, peers: true)),
            ("writerless_seconds", Sum(watch => watch.Writerless)),
            ("peer_writerless_seconds", Sum(watch => watch.Writerless, peers: true)),
            ("upgrade_writerless_seconds", Sum(watch => watch.WholeStoreWriterless)),
            ("peer_upgrade_writerless_seconds", Sum(watch => watch.WholeStoreWriterless, peers: true)),
            ("cache_writerless_seconds", Sum(watch => watch.PrimaryLess)),
            ("peer_cache_writerless_seconds", Sum(watch => watch.PrimaryLess, peers: true)),
            ("peer_rollouts_unfinished", _runs.Count(run => !run.PeerArrived)));
    }

    private static string Text(MemberWatch watch) => $"{watch.Away} away, in a failover {watch.FailoverAway}, in an upgrade {watch.WholeStoreAway}; "
        + $"{watch.Failovers} failovers; without a writer {watch.Writerless} s, in an upgrade {watch.WholeStoreWriterless} s, the cache {watch.PrimaryLess} s";

    private sealed record Case(Rollout Rollout, string Circumstance)
    {
        public override string ToString() => $"{Rollout} {Circumstance}";
    }
}
