using Amazon.EKS.Model;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Compute;

/// <summary>
/// Pods over availability zones, in the whole local cloud: Fargate there fills one zone of a profile and takes the first profile.
/// </summary>
public sealed class SpreadTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private World _world = null!;
    private PlatformKey _key;
    private Journey _journey = null!;

    public async Task InitializeAsync()
    {
        _world = await World.StartAsync();
        _key = await _world.CreateAsync("demo", Spec("BestEffort"));
        _journey = new Journey(_world, _key);
        await _journey.UntilReadyAsync();
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Pods_move_between_the_spreads_without_a_moment_without_pods_and_a_lost_zone_leaves_the_others_serving()
    {
        (await ServingAsync()).Distinct().Should().ContainSingle("one profile fills one zone");

        await _world.ChangeAsync(_key, new { compute = new { azSpread = "Even" } });
        await UntilAsync(IsReady);

        (await DeploymentsAsync()).Should().Equal("demo-wallet-api-a", "demo-wallet-api-b");
        (await ServingAsync()).Should().BeEquivalentTo("sa-east-1a", "sa-east-1b");
        (await ProfilesAsync()).Should().HaveCount(2);

        _world.Cloud.Capacity.LoseZone("sa-east-1a");
        var lacking = await UntilAsync(platform => MessageOf(platform).Contains("sa-east-1a", StringComparison.Ordinal));

        lacking.Status!.Phase.Should().NotBe("Ready");
        (await ServingAsync()).Should().Equal("sa-east-1b");
        _world.Cloud.Capacity.RestoreZone("sa-east-1a");
        await UntilAsync(platform => IsReady(platform) && !MessageOf(platform).Contains("sa-east", StringComparison.Ordinal));
        (await ServingAsync()).Should().BeEquivalentTo("sa-east-1a", "sa-east-1b");

        await _world.ChangeAsync(_key, new { compute = new { azSpread = "BestEffort" } });
        await UntilAsync(IsReady);

        (await DeploymentsAsync()).Should().Equal("demo-wallet-api");
        (await ProfilesAsync()).Should().ContainSingle();
    }

    private static object Spec(string spread) => new
    {
        environment = "staging",
        region = World.Region,
        compute = new { azSpread = spread },
        app = new { image = "wallet-api:1", env = new { WALLET_AUTH_MODE = "disabled" } },
    };

    private static bool IsReady(StoredPlatform platform)
        => platform.Status is { Phase: "Ready" } status && status.ReadyGeneration == platform.Metadata.Generation;

    private static string MessageOf(StoredPlatform platform)
        => platform.Status!.Components!.Single(component => component.Name == "app").Message ?? "";

    /// <summary>Passes until the platform is so; after each of them some pod serves.</summary>
    private async Task<StoredPlatform> UntilAsync(Func<StoredPlatform, bool> reached)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            await _journey.PassAsync(_ => null);
            (await ServingAsync()).Should().NotBeEmpty("there is no moment without pods");
            var platform = (await _world.FindAsync(_key))!;
            if (reached(platform))
                return platform;
            if (limit.IsCancellationRequested)
                throw new TimeoutException(string.Join('\n', platform.Status!.Components!.Select(each => $"{each.Name} {each.Message}")));
        }
    }

    /// <summary>The zone of each pod that serves.</summary>
    private async Task<List<string?>> ServingAsync() =>
    [
        .. (await _world.Cloud.Client.CoreV1.ListNamespacedPodAsync(_key.Namespace, labelSelector: $"{PlatformLabels.Component}=api")).Items
            .Where(pod => pod.Metadata.DeletionTimestamp is null
                && pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true)
            .Select(ClusterCapacity.ZoneOf),
    ];

    /// <summary>The Deployments, when none of them is going any more: they go after their pods, and a platform is ready before that.</summary>
    private async Task<IEnumerable<string>> DeploymentsAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var list = await _world.Cloud.Client.AppsV1.ListNamespacedDeploymentAsync(_key.Namespace);
            if (limit.IsCancellationRequested || list.Items.All(each => each.Metadata.DeletionTimestamp is null))
                return list.Items.Select(each => each.Name()).Order(StringComparer.Ordinal);
        }
    }

    private async Task<List<string>> ProfilesAsync()
    {
        var listed = await _world.Administrator.EKS.ListFargateProfilesAsync(new ListFargateProfilesRequest { ClusterName = "wallet" });
        return listed.FargateProfileNames!;
    }
}
