using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Wallet.LocalCloud.Node;
using Wallet.LocalCloud.Tests.Aws;
using Wallet.LocalCloud.Tests.Node;

namespace Wallet.LocalCloud.Tests.Controllers;

/// <summary>Pods that do not come up, workloads without pods, zones that fail.</summary>
public sealed class HardTimes(PaperCloud cloud) : IClassFixture<PaperCloud>
{
    private readonly IKubernetes _client = cloud.Client;

    [Fact]
    public async Task A_pod_of_an_image_that_is_nowhere_waits_in_ImagePullBackOff()
    {
        var space = await cloud.NamespaceAsync();
        cloud.Host.Paper!.HasImage = image => image != "api:nowhere";
        await CreateAsync(space, "api:nowhere");

        var status = await StatusAsync(space, status => status.ContainerStatuses is not null);

        status.Phase.Should().Be("Pending");
        status.ContainerStatuses[0].State.Waiting.Should().BeEquivalentTo(
            new V1ContainerStateWaiting { Reason = "ImagePullBackOff", Message = "Back-off pulling image \"api:nowhere\"" });
        status.Conditions.Single(condition => condition.Type == "Ready").Status.Should().Be("False");
    }

    [Fact]
    public async Task A_pod_that_crashes_waits_in_CrashLoopBackOff_and_tells_how_it_ended_last()
    {
        var space = await cloud.NamespaceAsync();
        var usual = cloud.Host.Paper!.Fate;
        cloud.Host.Paper.Fate = pod => pod.Spec.Containers[0].Image == "api:crashing" ? PaperFate.CrashLoopBackOff : usual(pod);
        await CreateAsync(space, "api:crashing");

        var status = await StatusAsync(space, status => status.ContainerStatuses is not null);

        status.Phase.Should().Be("Running");
        status.ContainerStatuses[0].State.Waiting.Reason.Should().Be("CrashLoopBackOff");
        status.ContainerStatuses[0].LastState.Terminated.ExitCode.Should().Be(1);
        status.ContainerStatuses[0].Ready.Should().BeFalse();
    }

    [Fact]
    public async Task A_pod_without_room_is_Unschedulable_until_there_is_some()
    {
        var space = await cloud.NamespaceAsync();
        cloud.Host.Capacity.Refusal = pod => pod.Metadata.NamespaceProperty == space ? "0/1 nodes are available: 1 Insufficient memory." : null;
        await CreateAsync(space, "api:1");

        var status = await StatusAsync(space, status => status.Conditions is not null);
        status.Phase.Should().Be("Pending");
        status.Conditions.Single().Should().Match<V1PodCondition>(condition => condition.Type == "PodScheduled" && condition.Status == "False"
            && condition.Reason == "Unschedulable" && condition.Message.StartsWith("0/1 nodes"));

        cloud.Host.Capacity.Refusal = _ => null;
        (await StatusAsync(space, status => status.Phase == "Running")).ContainerStatuses[0].Ready.Should().BeTrue();
    }

    [Fact]
    public async Task An_autoscaler_is_off_while_its_deployment_has_no_replicas()
    {
        var space = await cloud.NamespaceAsync();
        await CreateAsync(space, "api:1");
        await _client.AutoscalingV2.CreateNamespacedHorizontalPodAutoscalerAsync(Autoscaler(), space);
        await Eventually.TrueAsync("there are two pods", async () => (await PodsAsync(space)).Count == 2);

        await _client.AppsV1.PatchNamespacedDeploymentScaleAsync(
            new V1Patch("""{"spec":{"replicas":0}}""", V1Patch.PatchType.MergePatch), "api", space);

        // Its first round may not have come before this one.
        await Eventually.TrueAsync("it says so", async () => (await _client.AutoscalingV2.ReadNamespacedHorizontalPodAutoscalerAsync("api", space)).Status?
            .Conditions?.Any(condition => condition is { Type: "ScalingActive", Status: "False", Reason: "ScalingDisabled" }) == true);
        await Eventually.TrueAsync("no pod is left", async () => (await PodsAsync(space)).Count == 0);
        (await _client.AppsV1.ReadNamespacedDeploymentAsync("api", space)).Spec.Replicas.Should().Be(0);
    }

    [Fact]
    public async Task A_zone_that_is_lost_takes_its_pods_and_the_rest_of_the_profile_takes_over()
    {
        var space = await cloud.NamespaceAsync();
        CreateProfile(space);
        await CreateAsync(space, "api:1", replicas: 3);
        await Eventually.TrueAsync("three pods run in a zone", async () => (await ZonesAsync(space)).Count == 3);
        var before = await ZonesAsync(space);
        before.Distinct().Should().ContainSingle("Fargate need not spread what one profile runs");

        cloud.Host.Capacity.LoseZone(before[0]!);
        await Eventually.TrueAsync("three pods run elsewhere", async () => (await ZonesAsync(space)) is { Count: 3 } zones && !zones.Contains(before[0]));

        cloud.Host.Capacity.RestoreZone(before[0]!);
        (await ZonesAsync(space)).Should().NotContain(before[0], "pods that run are not moved back");
    }

    private async Task CreateAsync(string space, string image, int replicas = 1)
    {
        var labels = new Dictionary<string, string> { ["app"] = "api" };
        await _client.AppsV1.CreateNamespacedDeploymentAsync(new V1Deployment
        {
            Metadata = new V1ObjectMeta { Name = "api" },
            Spec = new V1DeploymentSpec
            {
                Replicas = replicas,
                Selector = new V1LabelSelector { MatchLabels = labels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = labels },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "api", Image = image }] },
                },
            },
        }, space);
    }

    private static V2HorizontalPodAutoscaler Autoscaler() => new()
    {
        Metadata = new V1ObjectMeta { Name = "api" },
        Spec = new V2HorizontalPodAutoscalerSpec
        {
            MinReplicas = 2,
            MaxReplicas = 3,
            ScaleTargetRef = new V2CrossVersionObjectReference { ApiVersion = "apps/v1", Kind = "Deployment", Name = "api" },
        },
    };

    private void CreateProfile(string space)
    {
        var account = cloud.Host.Account;
        var trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"eks-fargate-pods.amazonaws.com"}}]}
            """;
        var role = new JsonObject { ["RoleName"] = $"pods-{space}", ["AssumeRolePolicyDocument"] = trust };
        var arn = cloud.Host.Aws.Inspect(() => account.Iam.Call("CreateRole", role.ToJsonString()))["Role"]!["Arn"]!.ToString();
        cloud.AwsTime.Advance(TimeSpan.FromMinutes(1));
        var profile = new JsonObject
        {
            ["name"] = cloud.Host.Places.ClusterName,
            ["fargateProfileName"] = space,
            ["podExecutionRoleArn"] = arn,
            ["selectors"] = new JsonArray(new JsonObject { ["namespace"] = space }),
        };
        cloud.Host.Aws.Inspect(() => account.Eks.Call("CreateFargateProfile", profile.ToJsonString()));
        cloud.AwsTime.Advance(TimeSpan.FromMinutes(10));
    }

    private async Task<IList<V1Pod>> PodsAsync(string space) => (await _client.CoreV1.ListNamespacedPodAsync(space)).Items;

    /// <summary>The zone of each pod that is ready.</summary>
    private async Task<List<string?>> ZonesAsync(string space)
        => [.. (await PodsAsync(space)).Where(pod => pod.IsActive() && pod.IsReady()).Select(ClusterCapacity.ZoneOf)];

    private async Task<V1PodStatus> StatusAsync(string space, Func<V1PodStatus, bool> isReached)
    {
        V1PodStatus? status = null;
        await Eventually.TrueAsync("the pod is where it should be",
            async () => (status = (await PodsAsync(space)).FirstOrDefault()?.Status) is not null && isReached(status));
        return status!;
    }
}
