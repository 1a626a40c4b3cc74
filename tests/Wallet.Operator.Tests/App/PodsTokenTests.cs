using k8s;
using k8s.Models;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>The app notes when all its pods were made with the cache's token: only then may the cache demand it.</summary>
public sealed class PodsTokenTests(AppGround ground) : IClassFixture<AppGround>
{
    private const string Name = "demo-wallet-api";

    [Fact]
    public async Task The_token_is_noted_when_every_pod_has_it_and_not_before()
    {
        var space = await ground.BuildAsync();
        var (without, with) = (Facts(hasToken: false), Facts(hasToken: true));
        await ground.ReconcileAsync(space, without);
        await RolloutAsync(space);
        Notes(await ground.ReconcileAsync(space, without)).Should().BeEmpty("the pods have none");

        Notes(await ground.ReconcileAsync(space, with)).Should().BeEmpty("the Deployment is only being changed");
        Notes(await ground.ReconcileAsync(space, with)).Should().BeEmpty("its pods are still those of before");
        await RolloutAsync(space);

        RememberedResource[] taken = [new("app", RememberedResource.PodsHaveCacheToken, Name)];
        Notes(await ground.ReconcileAsync(space, with)).Should().Equal(taken);
        Notes(await ground.ReconcileAsync(space, [])).Should().Equal(taken, "what pods were made from is in their own objects");
        Notes(await ground.ReconcileAsync(space, with, ("HOTFIX", "1"))).Should().BeEmpty("its pods are being replaced");
    }

    private static IStepFacts[] Facts(bool hasToken)
        => [.. SamplePlatform.Everything().Select(each => each is CacheFacts cache ? cache with { HasAuthToken = hasToken } : each)];

    private static IEnumerable<RememberedResource> Notes(StepOutcome outcome)
        => outcome.Remember!.Where(each => each.Kind == RememberedResource.PodsHaveCacheToken);

    // As its controller reports that all pods are of the newest template.
    private async Task RolloutAsync(string space)
    {
        var deployment = await ground.Client.AppsV1.ReadNamespacedDeploymentAsync(Name, space);
        var replicas = deployment.Spec.Replicas ?? 2;
        deployment.Status = new V1DeploymentStatus
        {
            ObservedGeneration = deployment.Metadata.Generation,
            Replicas = replicas,
            UpdatedReplicas = replicas,
            AvailableReplicas = replicas,
        };
        await ground.Client.AppsV1.ReplaceNamespacedDeploymentStatusAsync(deployment, Name, space);
    }
}
