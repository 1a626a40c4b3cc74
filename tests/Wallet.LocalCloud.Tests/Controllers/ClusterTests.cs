using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Wallet.LocalCloud.Node;
using Wallet.LocalCloud.Tests.Node;

namespace Wallet.LocalCloud.Tests.Controllers;

/// <summary>The controllers together, on the real API server, with pods on paper.</summary>
public class ClusterTests(PaperCloud cloud) : IClassFixture<PaperCloud>
{
    private readonly IKubernetes _client = cloud.Client;

    [Fact]
    public async Task A_deployment_becomes_available_pods_behind_its_service()
    {
        var space = await cloud.NamespaceAsync();
        await _client.CoreV1.CreateNamespacedServiceAsync(Service(), space);
        await _client.AppsV1.CreateNamespacedDeploymentAsync(Deployment("api:1"), space);

        await Eventually.TrueAsync("the deployment is available", async () => (await StatusAsync(space)).AvailableReplicas == 2);

        (await StatusAsync(space)).Conditions.Should().Contain(condition => condition.Type == "Available" && condition.Status == "True");
        await Eventually.TrueAsync("both pods are endpoints", async () =>
        {
            var slices = await _client.DiscoveryV1.ListNamespacedEndpointSliceAsync(space);
            return slices.Items.SelectMany(slice => slice.Endpoints ?? []).Count(endpoint => endpoint.Conditions.Ready == true) == 2;
        });
    }

    [Fact]
    public async Task A_rollout_that_never_gets_ready_keeps_the_old_pods_and_the_next_one_replaces_them()
    {
        var space = await cloud.NamespaceAsync();
        var usual = cloud.Host.Paper!.Fate;
        cloud.Host.Paper.Fate = pod => pod.Spec.Containers[0].Image == "api:broken" ? PaperFate.Unready : usual(pod);
        await _client.AppsV1.CreateNamespacedDeploymentAsync(Deployment("api:1"), space);
        await Eventually.TrueAsync("the first revision is available", async () => (await StatusAsync(space)).AvailableReplicas == 2);

        await SetImageAsync(space, "api:broken");
        await Eventually.TrueAsync("a broken pod is there", async () => (await ImagesAsync(space)).Contains("api:broken"));
        (await ImagesAsync(space)).Count(image => image == "api:1").Should().Be(2);

        await SetImageAsync(space, "api:2");
        await Eventually.TrueAsync("only the third revision is left", async () => (await ImagesAsync(space)).SequenceEqual(["api:2", "api:2"]));
        (await _client.AppsV1.ReadNamespacedDeploymentAsync("api", space)).Metadata.Annotations["deployment.kubernetes.io/revision"].Should().Be("3");
    }

    [Fact]
    public async Task A_job_completes_and_goes_when_its_time_to_live_is_over()
    {
        var space = await cloud.NamespaceAsync();
        await _client.BatchV1.CreateNamespacedJobAsync(Job("migrate", timeToLive: 600), space);
        await Eventually.TrueAsync("the job is complete", async () => await JobHasAsync(space, "migrate", "Complete"));

        cloud.Time.Advance(TimeSpan.FromSeconds(601));

        await Eventually.TrueAsync("the job is gone", async () => (await _client.BatchV1.ListNamespacedJobAsync(space)).Items.Count == 0);
        await Eventually.TrueAsync("its pod is gone", async () => (await _client.CoreV1.ListNamespacedPodAsync(space)).Items.Count == 0);
    }

    [Fact]
    public async Task An_autoscaler_lifts_a_deployment_to_its_minimum_and_says_that_it_knows_no_metrics()
    {
        var space = await cloud.NamespaceAsync();
        await _client.AppsV1.CreateNamespacedDeploymentAsync(Deployment("api:1"), space);
        await _client.AutoscalingV2.CreateNamespacedHorizontalPodAutoscalerAsync(Autoscaler(least: 3), space);

        await Eventually.TrueAsync("there are three pods", async () => (await StatusAsync(space)).AvailableReplicas == 3);

        // The autoscaler scales first and writes its own status after.
        await Eventually.TrueAsync("it says that it has no metrics", async () =>
            (await _client.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync("api", space)).Status?.Conditions?
                .Any(condition => condition.Type == "ScalingActive" && condition.Status == "False") == true);
    }

    [Fact]
    public async Task A_disruption_budget_counts_what_may_go()
    {
        var space = await cloud.NamespaceAsync();
        await _client.PolicyV1.CreateNamespacedPodDisruptionBudgetAsync(Budget(), space);
        await _client.AppsV1.CreateNamespacedDeploymentAsync(Deployment("api:1"), space);

        await Eventually.TrueAsync("one of two pods may go", async () =>
            (await _client.PolicyV1.ReadNamespacedPodDisruptionBudgetAsync("api", space)).Status is { DisruptionsAllowed: 1, ExpectedPods: 2 });
    }

    [Fact]
    public async Task An_ingress_of_class_alb_gets_a_host_name()
    {
        var space = await cloud.NamespaceAsync();
        var rules = new V1Ingress
        {
            Metadata = new V1ObjectMeta { Name = "api" },
            Spec = new V1IngressSpec { IngressClassName = "alb", DefaultBackend = Backend() },
        };
        await _client.NetworkingV1.CreateNamespacedIngressAsync(rules, space);

        await Eventually.TrueAsync("it has one", async () =>
            (await _client.NetworkingV1.ReadNamespacedIngressAsync("api", space)).Status?.LoadBalancer?.Ingress?[0].Hostname is { Length: > 0 });
    }

    [Fact]
    public async Task Every_namespace_has_a_default_service_account_even_after_it_was_deleted()
    {
        var space = await cloud.NamespaceAsync();
        await Eventually.TrueAsync("it is there", () => HasDefaultAccountAsync(space));

        await _client.CoreV1.DeleteNamespacedServiceAccountAsync("default", space);

        await Eventually.TrueAsync("it is there again", () => HasDefaultAccountAsync(space));
    }

    [Fact]
    public async Task A_deleted_namespace_takes_its_pods_along()
    {
        var space = await cloud.NamespaceAsync();
        await _client.AppsV1.CreateNamespacedDeploymentAsync(Deployment("api:1"), space);
        await Eventually.TrueAsync("the deployment is available", async () => (await StatusAsync(space)).AvailableReplicas == 2);

        await _client.CoreV1.DeleteNamespaceAsync(space);

        await Eventually.TrueAsync("the namespace is gone", async () => await _client.CoreV1.ReadNamespaceAsync(space).OrNullAsync() is null);
    }

    private async Task<V1DeploymentStatus> StatusAsync(string space)
        => (await _client.AppsV1.ReadNamespacedDeploymentAsync("api", space)).Status ?? new V1DeploymentStatus();

    private async Task<List<string>> ImagesAsync(string space)
        => [.. (await _client.CoreV1.ListNamespacedPodAsync(space)).Items.Where(pod => pod.IsActive()).Select(pod => pod.Spec.Containers[0].Image)];

    private Task SetImageAsync(string space, string image) => _client.AppsV1.PatchNamespacedDeploymentAsync(
        new V1Patch(new { spec = new { template = new { spec = new { containers = new[] { new { name = "api", image } } } } } }, V1Patch.PatchType.MergePatch),
        "api",
        space);

    private async Task<bool> JobHasAsync(string space, string name, string condition)
        => (await _client.BatchV1.ReadNamespacedJobAsync(name, space)).Status?.Conditions?.Any(known => known.Type == condition) == true;

    private async Task<bool> HasDefaultAccountAsync(string space)
        => await _client.CoreV1.ReadNamespacedServiceAccountAsync("default", space).OrNullAsync() is not null;

    private static Dictionary<string, string> Labels => new() { ["app"] = "api" };

    private static V1Deployment Deployment(string image) => new()
    {
        Metadata = new V1ObjectMeta { Name = "api" },
        Spec = new V1DeploymentSpec
        {
            Replicas = 2,
            Selector = new V1LabelSelector { MatchLabels = Labels },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = Labels },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "api", Image = image }] },
            },
        },
    };

    private static V1Service Service() => new()
    {
        Metadata = new V1ObjectMeta { Name = "api" },
        Spec = new V1ServiceSpec { Selector = Labels, Ports = [new V1ServicePort { Port = 80, TargetPort = 8080 }] },
    };

    private static V1Job Job(string name, int timeToLive) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new V1JobSpec
        {
            TtlSecondsAfterFinished = timeToLive,
            Template = new V1PodTemplateSpec
            {
                Spec = new V1PodSpec { RestartPolicy = "Never", Containers = [new V1Container { Name = name, Image = name }] },
            },
        },
    };

    private static V2HorizontalPodAutoscaler Autoscaler(int least) => new()
    {
        Metadata = new V1ObjectMeta { Name = "api" },
        Spec = new V2HorizontalPodAutoscalerSpec
        {
            MinReplicas = least,
            MaxReplicas = 10,
            ScaleTargetRef = new V2CrossVersionObjectReference { ApiVersion = "apps/v1", Kind = "Deployment", Name = "api" },
        },
    };

    private static V1PodDisruptionBudget Budget() => new()
    {
        Metadata = new V1ObjectMeta { Name = "api" },
        Spec = new V1PodDisruptionBudgetSpec { MinAvailable = 1, Selector = new V1LabelSelector { MatchLabels = Labels } },
    };

    private static V1IngressBackend Backend()
        => new() { Service = new V1IngressServiceBackend { Name = "api", Port = new V1ServiceBackendPort { Number = 80 } } };
}
