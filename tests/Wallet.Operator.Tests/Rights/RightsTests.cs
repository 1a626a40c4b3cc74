using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Rights;

/// <summary>
/// The chart's roles and config/iam/operator-policy.json are enough for all that a platform may live through, and nothing in them is more
/// than that. A right that is taken away is refused to the call that needs it, and a right that is added is told as dispensable.
/// </summary>
public sealed class RightsTests
{
    /// <summary>Rights are the matter here, not how soon.</summary>
    internal static readonly TimeSpan Pace = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Every_right_is_needed_and_none_is_missing()
    {
        await using var world = await World.StartAsync();

        try
        {
            await LeadAsync(world);
            await WatchAsync(world);
        }
        catch (TimeoutException)
        {
            world.Refusals.Should().BeEmpty("the operator leads and watches with the rights that it has");
            throw;
        }

        var snapshot = await new ProductionLife(world).LiveAsync();
        await new RestoredLives(world).LiveAsync(snapshot);

        world.Refusals.Should().BeEmpty();
        world.Cloud.Aws.Models.Violations.Should().BeEmpty("every request keeps to the model of its service");
        using (new FluentAssertions.Execution.AssertionScope())
        {
            world.Cloud.Aws.Access.Use.Dispensable(OperatorRights.AwsUser, OperatorRights.Policy)
                .Select(right => $"{right.Statement} {right.Action}")
                .Should().BeEmpty("no call needed these actions of config/iam/operator-policy.json");
            var used = world.Cloud.Kubernetes.Access.AllowedTo(OperatorRights.KubernetesUser).Select(Right).ToHashSet();
            (await OperatorRights.RulesAsync()).Where(rule => !used.Contains(rule))
                .Should().BeEmpty("no request needed these rules of charts/wallet-operator/templates/rbac.yaml");
        }
    }

    private static (string Group, string Resource, string Verb) Right(AccessAttributes access) => (access.Group, access.FullResource, access.Verb);

    // The lease is made by the first leader, and read by the second, who waits until it is given back.
    private static async Task LeadAsync(World world)
    {
        foreach (var identity in new[] { "first", "second" })
        {
            var options = new LeadershipOptions { Namespace = OperatorRights.Namespace, LeaseName = OperatorRights.Lease, Identity = identity };
            var fence = new LeadershipFence(options.LeaseDuration, options.FenceMargin, TimeProvider.System);
            var leadership = new Leadership(world.Client, options, fence, TimeProvider.System, NullLogger<Leadership>.Instance);
            using var stop = new CancellationTokenSource();
            (await leadership.RunAsync(_ => stop.CancelAsync(), stop.Token).WaitAsync(Limit)).Should().Be(LeadershipEnd.Stopped);
        }
    }

    // Until each kind is watched, and the watch has brought a platform that was not in the list.
    private static async Task WatchAsync(World world)
    {
        using var queue = new WorkQueue<PlatformKey>(FaultPaces.Transient, TimeProvider.System, new Random(1));
        using var stop = new CancellationTokenSource();
        var watches = Watches.In(world.Client, queue, [], TimeProvider.System, new Random(1), NullLogger<Informer<ObjectHead>>.Instance);
        var watching = Task.WhenAll(watches.All.Select(watch => watch.RunAsync(stop.Token)));
        await Task.WhenAll(watches.All.Select(watch => watch.FirstList)).WaitAsync(Limit);
        var key = await world.CreateAsync("watched", ConvergenceTests.Staging);
        (await queue.TakeAsync(CancellationToken.None).WaitAsync(Limit)).Should().Be(key);
        using var limit = new CancellationTokenSource(Limit);
        var requests = world.Cloud.Kubernetes.Access;
        while (requests.AllowedTo(OperatorRights.KubernetesUser).Count(access => access.Verb == "watch") < watches.All.Count)
            await Task.Delay(10, limit.Token);
        await stop.CancelAsync();
        await watching;
        await world.DeleteAsync(key);
    }
}
