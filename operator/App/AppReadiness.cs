using k8s.Models;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.App;

/// <summary>Tells from the observed objects how the wallet API stands.</summary>
internal static class AppReadiness
{
    /// <summary>The outcome of a pass in which nothing was left to change.</summary>
    /// <param name="inputs">Platform.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    public static StepOutcome Of(AppInputs inputs, AppDesired desired, AppObserved observed)
        => OfMigration(inputs, desired, observed)
            ?? OfDeployment(inputs, observed.Find<V1Deployment>(ObjectKind.Deployment, inputs.Name))
            ?? (UrlOf(inputs, observed) is { } url
                ? new StepOutcome.InSync { Facts = [new AppFacts(url)] }
                : new StepOutcome.Waiting(
                    "WaitingForLoadBalancer", "The load balancer controller has not given an address yet.", Pace.Settling));

    /// <summary>The base URL; null until the load balancer has an address.</summary>
    public static string? UrlOf(AppInputs inputs, AppObserved observed)
    {
        var settings = inputs.Pass.Settings.App.Ingress;
        var balancer = observed.Find<V1Ingress>(ObjectKind.Ingress, inputs.Name)?.Status?.LoadBalancer?.Ingress?.FirstOrDefault();
        if ((balancer?.Hostname ?? balancer?.Ip) is not { } address)
            return null;
        var (scheme, usual) = settings.CertificateArn is null ? ("http", 80) : ("https", 443);
        var port = balancer?.Ports?.FirstOrDefault()?.Port is { } other && other != usual ? $":{other}" : "";
        return $"{scheme}://{settings.Host ?? address}{port}";
    }

    private static StepOutcome? OfMigration(AppInputs inputs, AppDesired desired, AppObserved observed)
    {
        var logs = $"kubectl logs -n {inputs.Pass.Key.Namespace} job/{desired.Migration.Name}";
        return AppDiff.Migration(desired, observed) switch
        {
            MigrationState.Failed => new StepOutcome.Blocked(
                "MigrationFailed",
                $"The schema migration of {inputs.Pass.Settings.App.Image} failed; the pods keep their version. See: {logs}. "
                    + "It is tried again when its Job expires or is deleted.",
                Pace.Blocked),
            MigrationState.Done => null,
            _ => new StepOutcome.Waiting("Migrating", $"The schema migration runs. Its log: {logs}", Pace.Settling),
        };
    }

    private static StepOutcome? OfDeployment(AppInputs inputs, V1Deployment? deployment)
    {
        if (deployment?.Status is not { } status || status.ObservedGeneration < deployment.Metadata.Generation)
            return Rolling("The Deployment is being taken up.");
        var wanted = deployment.Spec.Replicas ?? 1;
        var (updated, available, all) = (status.UpdatedReplicas ?? 0, status.AvailableReplicas ?? 0, status.Replicas ?? 0);
        if ((status.Conditions ?? []).FirstOrDefault(held => held is { Type: "Progressing", Status: "False" }) is { } stuck)
            return new StepOutcome.Blocked(
                "RolloutStuck",
                $"{stuck.Message} See: kubectl describe pods -n {inputs.Pass.Key.Namespace} "
                    + $"-l {PlatformLabels.Instance}={inputs.Pass.Key.Name}",
                Pace.Blocked);
        return updated < wanted || all > updated || available < Math.Min(wanted, Enough(inputs.Pass.Settings.App))
            ? Rolling($"{available} of {wanted} pods are available, {updated} of them new.")
            : null;
    }

    // The autoscaler may be adding pods at any time: that is no disturbance as long as the lower bound is served.
    private static int Enough(AppSettings app) => Math.Max(1, app.MinReplicas);

    private static StepOutcome.Waiting Rolling(string message) => new("Rolling", message, Pace.Settling);
}
