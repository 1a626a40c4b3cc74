using k8s.Models;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.App;

/// <summary>How the wallet API stands, from the observed objects.</summary>
internal static class AppReadiness
{
    /// <summary>What it waits for or suffers from; the first of migration, pods and load balancer.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    /// <param name="isChanging">Objects are still to be applied: the states of the old ones say nothing.</param>
    public static IEnumerable<Finding> Of(PlatformPass pass, AppDesired desired, AppObserved observed, bool isChanging)
    {
        if (OfMigration(pass, desired, observed) is { } migrating)
            return [migrating];
        if (isChanging)
            return [];
        var pods = desired.Workloads.Select(each => OfWorkload(pass, each, observed)).OfType<Finding>().ToList();
        if (pods.Count > 0)
            return pods;
        return UrlOf(pass, observed) is not null ? [] : [Finding.Moving(
            "WaitingForLoadBalancer", "The AWS Load Balancer Controller has not given the Ingress an address yet.")];
    }

    /// <summary>Whether all pods there are were made from what is desired, and nothing of it is still to be applied.</summary>
    public static bool IsRolledOut(PlatformPass pass, AppDesired desired, AppObserved observed)
        => !AppDiff.Between(desired, observed).Any() && OfMigration(pass, desired, observed) is null
            && desired.Workloads.All(each => OfWorkload(pass, each, observed) is null);

    /// <summary>The base URL; null until the load balancer has an address.</summary>
    public static string? UrlOf(PlatformPass pass, AppObserved observed)
    {
        var settings = pass.Settings.App.Ingress;
        var ingress = observed.Find<V1Ingress>(ObjectKind.Ingress, AppNames.Serving(pass.Names));
        var balancer = ingress?.Status?.LoadBalancer?.Ingress?.FirstOrDefault();
        if ((balancer?.Hostname ?? balancer?.Ip) is not { } address)
            return null;
        var (scheme, usual) = settings.CertificateArn is null ? ("http", 80) : ("https", 443);
        var port = balancer?.Ports?.FirstOrDefault()?.Port is { } other && other != usual ? $":{other}" : "";
        return $"{scheme}://{settings.Host ?? address}{port}";
    }

    private static Finding? OfMigration(PlatformPass pass, AppDesired desired, AppObserved observed)
    {
        var logs = $"kubectl logs -n {pass.Key.Namespace} job/{desired.Migration.Name}";
        return Migrations.StateOf(desired, observed) switch
        {
            MigrationState.Failed => Finding.Stuck(
                "MigrationFailed",
                $"The schema migration of {pass.Settings.App.Image} failed; the pods keep their version. See: {logs}. "
                    + "It is tried again when its Job expires or is deleted."),
            MigrationState.Running => Trouble(observed, pod => pod.Job == desired.Migration.Name)
                ?? Finding.Moving("Migrating", $"The schema migration runs. Its log: {logs}"),
            MigrationState.Held => Finding.Moving(
                "Migrating", $"A superseded migration is being stopped: {Superseded(desired, observed)}."),
            _ => null,
        };
    }

    private static string Superseded(AppDesired desired, AppObserved observed)
        => string.Join(", ", Migrations.Superseded(desired, observed).Select(job => job.Name()));

    private static Finding? OfWorkload(PlatformPass pass, WorkloadDesired wanted, AppObserved observed)
    {
        var deployment = observed.Find<V1Deployment>(ObjectKind.Deployment, wanted.Deployment.Name);
        if (OfDeployment(pass, wanted, deployment) is not { } finding)
            return null;
        var zone = wanted.Placement.Zone;
        var trouble = Trouble(observed, pod => pod.Job is null && pod.Zone == zone && pod.Image == pass.Settings.App.Image);
        return trouble is null || zone is null ? trouble ?? finding : trouble with { Message = $"{finding.Message} {trouble.Message}" };
    }

    private static Finding? OfDeployment(PlatformPass pass, WorkloadDesired wanted, V1Deployment? deployment)
    {
        var where = wanted.Placement.Zone is { } zone ? $" in {zone}" : "";
        if (deployment?.Status is not { } status || status.ObservedGeneration < deployment.Metadata.Generation)
            return Rolling($"The Deployment controller has not observed the Deployment's new version{where} yet.");
        var replicas = deployment.Spec.Replicas ?? 1;
        var (updated, available, all) = (status.UpdatedReplicas ?? 0, status.AvailableReplicas ?? 0, status.Replicas ?? 0);
        if ((status.Conditions ?? []).FirstOrDefault(held => held is { Type: "Progressing", Status: "False" }) is { } stuck)
            return Finding.Stuck(
                "RolloutStuck",
                $"{stuck.Message} See: kubectl describe pods -n {pass.Key.Namespace} -l {PlatformLabels.Instance}={pass.Key.Name}");
        // The autoscaler may be adding pods at any time: that is no disturbance as long as the lower bound is served.
        return updated < replicas || all > updated || available < wanted.Replicas.Min
            ? Rolling($"{available} of {Math.Max(replicas, wanted.Replicas.Min)} pods are available{where}, {updated} of them new.")
            : null;
    }

    private static Finding? Trouble(AppObserved observed, Func<PodObserved, bool> concerned)
        => observed.Pods.Where(concerned).Select(pod => pod.Trouble).FirstOrDefault(trouble => trouble is not null);

    private static Finding Rolling(string message) => Finding.Moving("Rolling", message);
}
