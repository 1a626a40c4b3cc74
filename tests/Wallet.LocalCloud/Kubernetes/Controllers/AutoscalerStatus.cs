using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What an autoscaler without metrics reports, and the size that its bounds ask for.</summary>
internal static class AutoscalerStatus
{
    public static V2HorizontalPodAutoscalerStatus Of(V2HorizontalPodAutoscaler scaler, V1Deployment? deployment, DateTime now)
    {
        var size = deployment?.Spec.Replicas ?? 1;
        var desired = deployment is null || size == 0 ? 0 : Math.Clamp(size, scaler.Spec.MinReplicas ?? 1, scaler.Spec.MaxReplicas);
        return new V2HorizontalPodAutoscalerStatus
        {
            ObservedGeneration = scaler.Metadata.Generation,
            CurrentReplicas = deployment is null ? 0 : size,
            DesiredReplicas = desired,
            LastScaleTime = scaler.Status?.LastScaleTime,
            Conditions = [.. Conditions(scaler, deployment, size, desired).Select(condition => Timed(scaler, condition, now))],
        };
    }

    private static IEnumerable<V2HorizontalPodAutoscalerCondition> Conditions(
        V2HorizontalPodAutoscaler scaler, V1Deployment? deployment, int size, int desired)
    {
        if (deployment is null)
        {
            yield return Is(
                "AbleToScale", false, "FailedGetScale",
                $"the HPA controller was unable to get the target's current scale: deployments.apps \"{scaler.Spec.ScaleTargetRef.Name}\" not found");
            yield break;
        }

        yield return Is("AbleToScale", true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        if (size == 0)
        {
            yield return Is("ScalingActive", false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            yield break;
        }

        yield return Is(
            "ScalingActive", false, "FailedGetResourceMetric",
            "the HPA was unable to compute the replica count: the local cloud serves no resource metrics");
        if (desired > size) yield return Is("ScalingLimited", true, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
        if (desired < size) yield return Is("ScalingLimited", true, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
    }

    private static V2HorizontalPodAutoscalerCondition Is(string type, bool holds, string reason, string message)
        => new() { Type = type, Status = holds ? "True" : "False", Reason = reason, Message = message };

    private static V2HorizontalPodAutoscalerCondition Timed(
        V2HorizontalPodAutoscaler scaler, V2HorizontalPodAutoscalerCondition next, DateTime now)
    {
        var known = scaler.Status?.Conditions?.FirstOrDefault(condition => condition.Type == next.Type);
        return next with { LastTransitionTime = known?.Status == next.Status ? known.LastTransitionTime : now };
    }
}
