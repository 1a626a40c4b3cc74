using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.App;

public sealed class AppTeardownTests
{
    /// <summary>Objects by their kinds; those with a minus are being deleted.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("ConfigMap Ingress Deployment", "Ingress")]
    [InlineData("ConfigMap -Ingress Deployment", "")]
    [InlineData(
        "ConfigMap Job Deployment HorizontalPodAutoscaler PodDisruptionBudget",
        "PodDisruptionBudget HorizontalPodAutoscaler Deployment Job")]
    [InlineData("ConfigMap Job", "Job")]
    [InlineData("ConfigMap Deployment", "Deployment")]
    [InlineData("ConfigMap HorizontalPodAutoscaler", "HorizontalPodAutoscaler")]
    [InlineData("ConfigMap PodDisruptionBudget", "PodDisruptionBudget")]
    [InlineData("ConfigMap -Deployment", "")]
    [InlineData("Job -Deployment", "Job")]
    [InlineData("ServiceAccount ConfigMap Secret Service NetworkPolicy", "NetworkPolicy Service Secret ConfigMap ServiceAccount")]
    [InlineData("ConfigMap -Secret Service", "Service ConfigMap")]
    public void The_load_balancer_goes_first_then_the_workload_then_the_rest(string there, string deleted)
    {
        var observed = AppObserved.Empty;
        foreach (var kind in there.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            observed = observed.And(Enum.Parse<ObjectKind>(kind.TrimStart('-')), "name", kind[0] == '-' ? SomeObjects.Deleting : null);

        AppTeardown.Of(observed).Should().Equal(deleted.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(kind => new AppChange.Delete(Enum.Parse<ObjectKind>(kind), "name", "", ChangeEffect.Destroy)));
    }
}
