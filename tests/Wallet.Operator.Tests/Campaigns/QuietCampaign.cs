using System.Collections.Concurrent;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Campaigns.Rollouts;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// A ready platform is left alone for a day. AWS answers as it does: with defaults that were not asked for, in another spelling, in another order,
/// on short pages. Nothing is written for it, in AWS or in Kubernetes.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class QuietCampaign(ITestOutputHelper output)
{
    private static readonly TimeSpan Time = CampaignReport.IsFull ? TimeSpan.FromHours(24) : TimeSpan.FromMinutes(30);
    private readonly ConcurrentQueue<string> _writes = new();

    [Fact]
    public async Task Nothing_is_written_while_nothing_happens()
    {
        await using var world = await World.StartAsync(options => options with { Hostility = new() { ShortPages = true } });
        var platforms = new[]
        {
            await LivePlatform.CreateAsync(world, "staging", ConvergenceTests.Staging),
            await LivePlatform.CreateAsync(world, "production", RolloutPair.Production("production")),
        };
        foreach (var platform in platforms)
            await platform.UntilReadyAsync();
        await PassAsync(platforms, TimeSpan.FromMinutes(30));
        world.Cloud.Aws.Journal.Clear();
        world.KubernetesFaults.Answer = request =>
        {
            if (request.Method != HttpMethod.Get)
                _writes.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath} {request.Content?.ReadAsStringAsync().Result}");
            return null;
        };
        await PassAsync(platforms, Time);

        var (statuses, others) = (_writes.Where(IsStatus).ToList(), _writes.Where(write => !IsStatus(write)).ToList());
        var changes = world.Cloud.Aws.Journal.Mutations.Select(call => $"{call.Service}:{call.Operation}").Concat(others).ToList();
        output.WriteLine($"{platforms.Length} platforms for {Time}: {world.Cloud.Aws.Journal.Calls.Count} calls to AWS.");
        CampaignReport.Write(("quiet_mutations", changes.Count), ("quiet_status_writes", statuses.Count));
        changes.Should().BeEmpty();
        statuses.Should().BeEmpty();
    }

    private static bool IsStatus(string write) => write.Contains($"/{PlatformStore.Kind.Plural}/", StringComparison.Ordinal);

    private static async Task PassAsync(IReadOnlyList<LivePlatform> platforms, TimeSpan time)
    {
        var world = platforms[0].World;
        for (var until = world.Clock.GetUtcNow() + time; world.Clock.GetUtcNow() < until;)
        {
            foreach (var platform in platforms)
                await platform.PassAsync();
        }
    }
}
