using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>How many pods there are, and how many may be away at once.</summary>
internal static class ScalingObjects
{
    /// <summary>The autoscaler.</summary>
    public static AppObject Autoscaler(AppInputs inputs)
    {
        var app = inputs.Pass.Settings.App;
        return AppObject.Of(
            inputs,
            ObjectKind.HorizontalPodAutoscaler,
            inputs.Name,
            new V2HorizontalPodAutoscaler
            {
                Spec = new V2HorizontalPodAutoscalerSpec
                {
                    ScaleTargetRef = new V2CrossVersionObjectReference { ApiVersion = "apps/v1", Kind = "Deployment", Name = inputs.Name },
                    MinReplicas = app.MinReplicas,
                    MaxReplicas = app.MaxReplicas,
                    Metrics = [Utilization("cpu", app.TargetCpuPercent), Utilization("memory", app.TargetMemoryPercent)],
                    Behavior = new V2HorizontalPodAutoscalerBehavior
                    {
                        ScaleUp = new V2HPAScalingRules { StabilizationWindowSeconds = PodObjects.Seconds(app.ScaleUpStabilization) },
                        ScaleDown = new V2HPAScalingRules { StabilizationWindowSeconds = PodObjects.Seconds(app.ScaleDownStabilization) },
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
