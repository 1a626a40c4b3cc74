using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.App;

/// <summary>Pods in one place, and what scales them.</summary>
/// <param name="Placement">Where Fargate runs them.</param>
/// <param name="Deployment">The pods.</param>
/// <param name="Autoscaler">How many.</param>
/// <param name="Replicas">Its bounds.</param>
internal sealed record WorkloadDesired(PodPlacement Placement, AppObject Deployment, AppObject Autoscaler, ReplicaBounds Replicas)
{
    /// <summary>One for all zones, or one for each.</summary>
    public static IReadOnlyList<WorkloadDesired> For(AppInputs inputs)
    {
        var bounds = ReplicaBounds.Each(inputs.Pass.Settings.App, inputs.Compute.Placements.Count);
        return
        [
            .. inputs.Compute.Placements.Select(place => new WorkloadDesired(
                place, DeploymentObject.Build(inputs, place), ScalingObjects.Autoscaler(inputs, place, bounds), bounds)),
        ];
    }
}
