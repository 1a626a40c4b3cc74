using System.Collections.Concurrent;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Campaigns.Rollouts;
using Wallet.Operator.Tests.Convergence;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Calls of one platform from its creation until it is ready: all of ours, to Kubernetes and to AWS; and of a pass in kro's shape, which reads and
/// applies every object each three seconds until all are ready. Of that one only objects count that exist at the time, and nothing that the
/// controllers behind them ask of AWS.
/// </summary>
[Trait("Category", "Campaign")]
public sealed class ReadyCallsCampaign(ITestOutputHelper output)
{
    // kro, pkg/controller/instance/controller.go: a pass that waits comes again after three seconds; applyset.go: a read and an apply for each object.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private const int CallsOfAnObject = 2;

    private readonly ConcurrentQueue<HttpRequestMessage> _requests = new();

    [Fact]
    public async Task A_platform_takes_less_than_a_tenth_of_the_calls_that_reading_and_applying_everything_takes()
    {
        await using var world = await World.StartAsync();
        var platform = await LivePlatform.CreateAsync(world, "demo", RolloutPair.Production("demo"));
        world.Cloud.Aws.Journal.Clear();
        world.KubernetesFaults.Answer = request =>
        {
            _requests.Enqueue(request);
            return null;
        };
        var (began, peers, objects) = (world.Clock.GetUtcNow(), 0.0, 0);
        while ((await platform.ReadAsync()).Status?.Phase != "Ready")
        {
            var from = world.Clock.GetUtcNow();
            await platform.PassAsync();
            objects = Applied() + world.ResourcesOf((await platform.ReadAsync()).Metadata.Uid).Count;
            peers += (world.Clock.GetUtcNow() - from) / Pace * objects * CallsOfAnObject;
        }

        var (aws, kubernetes) = (world.Cloud.Aws.Journal.Calls.Count, _requests.Count);
        output.WriteLine($"{aws} calls to AWS and {kubernetes} to Kubernetes in {world.Clock.GetUtcNow() - began}; {objects} objects, peer {peers:0}.");
        CampaignReport.Write(("calls_to_ready", aws + kubernetes), ("peer_calls_to_ready", (int)peers), ("platform_objects", objects));
        foreach (var calls in _requests.GroupBy(request => request.Method).OrderByDescending(calls => calls.Count()))
            output.WriteLine($"{calls.Count(),6} {calls.Key}");
        (aws + kubernetes).Should().BeLessThan((int)(peers / 10));
    }

    // Objects of the platform in Kubernetes: whatever was applied but itself and events.
    private int Applied() => _requests
        .Where(request => request.Method == HttpMethod.Patch)
        .Select(request => request.RequestUri!.AbsolutePath)
        .Where(path => !path.Contains($"/{PlatformStore.Kind.Plural}/", StringComparison.Ordinal) && !path.Contains("/events", StringComparison.Ordinal))
        .Distinct()
        .Count();
}
