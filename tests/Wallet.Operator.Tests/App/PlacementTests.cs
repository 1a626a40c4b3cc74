using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>Deployments by the places that the compute room reports.</summary>
public sealed class PlacementTests(AppGround ground) : IClassFixture<AppGround>
{
    private static readonly PodPlacement[] Zones = [new("profile-a", "eu-west-1a"), new("profile-b", "eu-west-1b")];

    [Fact]
    public async Task Pods_of_a_zone_choose_its_profile_and_have_their_share_of_the_replicas_and_an_autoscaler()
    {
        var space = await ground.BuildAsync(Zones);

        foreach (var (name, place) in new[] { "demo-wallet-api-a", "demo-wallet-api-b" }.Zip(Zones))
        {
            var deployment = await ground.FindAsync(space, ObjectKind.Deployment, name);
            var labels = deployment["spec"]!["template"]!["metadata"]!["labels"]!;
            labels[PlatformLabels.FargateProfile]!.GetValue<string>().Should().Be(place.FargateProfile);
            Text(deployment["spec"]!["selector"]!["matchLabels"]![PlatformLabels.Zone])
                .Should().Be(place.Zone, "autoscalers count disjoint pods");
            deployment["spec"]!["replicas"]!.GetValue<int>().Should().Be(1);
            var scaler = await ground.FindAsync(space, ObjectKind.HorizontalPodAutoscaler, name);
            Text(scaler["spec"]!["scaleTargetRef"]!["name"]).Should().Be(name);
        }

        var service = (await ground.FindAsync(space, ObjectKind.Service))["spec"]!["selector"]!.AsObject();
        service.Should().NotContainKey(PlatformLabels.Zone, "one Service is before all zones");
    }

    /// <summary>
    /// Nothing else keeps zones even: requests go to all pods of all zones alike, so that autoscalers with the same bounds and targets see the
    /// same load. One that copied another's count would never come down again, and would ask a zone that is lost for pods.
    /// </summary>
    [Fact]
    public async Task Autoscalers_of_all_zones_have_the_same_bounds_targets_and_behaviour()
    {
        var space = await ground.BuildAsync(Zones);

        var scalers = new List<JsonNode>();
        foreach (var name in new[] { "demo-wallet-api-a", "demo-wallet-api-b" })
        {
            var spec = (await ground.FindAsync(space, ObjectKind.HorizontalPodAutoscaler, name))["spec"]!;
            spec["scaleTargetRef"]!["name"] = "any";
            scalers.Add(spec);
        }

        JsonNode.DeepEquals(scalers[0], scalers[1]).Should().BeTrue();
        scalers[0]["minReplicas"]!.GetValue<int>().Should().Be(1, "no zone goes below its share");
    }

    [Fact]
    public async Task The_old_Deployment_and_its_autoscaler_go_when_the_new_ones_serve_and_not_before()
    {
        var space = await ground.BuildAsync();
        var facts = AppGround.In(Zones);
        for (var passes = 0; passes < 3; passes++)
            (await ground.ReconcileAsync(space, facts)).Changes.Should().NotContain(change => change.Verb == PlannedChange.Delete);
        await ServeAsync(space, "demo-wallet-api-a");
        (await ground.ReconcileAsync(space, facts)).Changes.Should().BeEmpty("one zone of two serves");

        await ServeAsync(space, "demo-wallet-api-b");

        (await ground.ReconcileAsync(space, facts)).Changes.Select(change => $"{change}").Should().Equal(
            "Delete HorizontalPodAutoscaler demo-wallet-api superseded by demo-wallet-api-a",
            "Delete Deployment demo-wallet-api superseded by demo-wallet-api-a");
    }

    [Fact]
    public async Task No_Deployment_goes_while_the_place_of_pods_is_not_reported()
    {
        var space = await ground.BuildAsync();
        await ground.ReconcileAsync(space, AppGround.In(Zones));
        foreach (var name in new[] { "demo-wallet-api", "demo-wallet-api-a", "demo-wallet-api-b" })
            await ServeAsync(space, name);

        (await ground.ReconcileAsync(space, [])).Changes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_zone_without_pods_is_named()
    {
        var space = await ground.BuildAsync(Zones);
        await ServeAsync(space, "demo-wallet-api-a");

        var outcome = await ground.ReconcileAsync(space, AppGround.In(Zones));

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("eu-west-1b").And.NotContain("eu-west-1a");
    }

    [Theory]
    [InlineData(3, 6, 20, 3, 1, 2, 7)]
    [InlineData(1, 2, 4, 3, 1, 1, 2)]
    [InlineData(4, 4, 4, 3, 2, 2, 2)]
    [InlineData(2, 5, 9, 1, 2, 5, 9)]
    public void Zones_together_have_at_least_what_the_spec_asks_for(
        int min, int desired, int max, int zones, int eachMin, int eachDesired, int eachMax)
    {
        var app = SamplePlatform.Settings().App with { MinReplicas = min, DesiredReplicas = desired, MaxReplicas = max };

        ReplicaBounds.Each(app, zones).Should().Be(new ReplicaBounds(eachMin, eachDesired, eachMax));
    }

    private static string? Text(JsonNode? node) => node?.GetValue<string>();

    private async Task ServeAsync(string space, string name)
    {
        var deployment = await ground.Client.AppsV1.ReadNamespacedDeploymentAsync(name, space);
        deployment.Status = new V1DeploymentStatus
        {
            ObservedGeneration = deployment.Metadata.Generation,
            Replicas = deployment.Spec.Replicas,
            UpdatedReplicas = deployment.Spec.Replicas,
            ReadyReplicas = deployment.Spec.Replicas,
            AvailableReplicas = deployment.Spec.Replicas,
        };
        await ground.Client.AppsV1.ReplaceNamespacedDeploymentStatusAsync(deployment, name, space);
    }
}
