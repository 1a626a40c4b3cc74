using k8s.Models;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.App.Objects;

/// <summary>How many pods there are, and how many may be away at once.</summary>
internal static class ScalingObjects
{
    // The API server's defaults ("Default Behavior" of the HPA's page), stated so that no other value takes their place.
    private static readonly V2HPAScalingPolicy AllPods = new() { Type = "Percent", Value = 100, PeriodSeconds = 15 };
    private static readonly V2HPAScalingPolicy FourPods = new() { Type = "Pods", Value = 4, PeriodSeconds = 15 };

    /// <summary>The autoscaler.</summary>
    /// <param name="inputs">Platform.</param>
    /// <param name="place">Where the pods run.</param>
    /// <param name="replicas">How many of them.</param>
    public static AppObject Autoscaler(AppInputs inputs, PodPlacement place, ReplicaBounds replicas)
    {
        var app = inputs.Pass.Settings.App;
        return AppObject.Of(
            inputs,
            ObjectKind.HorizontalPodAutoscaler,
            inputs.NameIn(place),
            new V2HorizontalPodAutoscaler
            {
                Spec = new V2HorizontalPodAutoscalerSpec
                {
                    ScaleTargetRef = new V2CrossVersionObjectReference
                    {
                        ApiVersion = "apps/v1",
                        Kind = "Deployment",
                        Name = inputs.NameIn(place),
                    },
                    MinReplicas = replicas.Min,
                    MaxReplicas = replicas.Max,
                    Metrics = [Utilization("cpu", app.TargetCpuPercent), Utilization("memory", app.TargetMemoryPercent)],
                    Behavior = new V2HorizontalPodAutoscalerBehavior
                    {
                        ScaleUp = Rules(app.ScaleUpStabilization, AllPods, FourPods),
                        ScaleDown = Rules(app.ScaleDownStabilization, AllPods),
                    },
                },
            });
    }

    /// <summary>The disruption budget. Fargate honours it when it renews machines, and then evicts all the same.</summary>
    public static AppObject DisruptionBudget(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.PodDisruptionBudget,
        inputs.Name,
        new V1PodDisruptionBudget
        {
            Spec = new V1PodDisruptionBudgetSpec
            {
                MaxUnavailable = NumberOrPercent(inputs.Pass.Settings.App.MaxUnavailable),
                Selector = new V1LabelSelector { MatchLabels = PodObjects.Selector(inputs) },
            },
        });

    private static V2HPAScalingRules Rules(TimeSpan stabilization, params IEnumerable<V2HPAScalingPolicy> policies) => new()
    {
        StabilizationWindowSeconds = PodObjects.Seconds(stabilization),
        SelectPolicy = "Max",
        Policies = [.. policies],
    };

    private static V2MetricSpec Utilization(string resource, int percent) => new()
    {
        Type = "Resource",
        Resource = new V2ResourceMetricSource
        {
            Name = resource,
            Target = new V2MetricTarget { Type = "Utilization", AverageUtilization = percent },
        },
    };

    private static IntOrString NumberOrPercent(string value) => int.TryParse(value, out var number) ? number : value;
}
