using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.LocalCloud.Tests.Aws;

namespace Wallet.LocalCloud.Tests.Node;

/// <summary>Pods as processes, watched through the API as kubectl does.</summary>
public class PodTests(ProcessCloud cloud) : IClassFixture<ProcessCloud>
{
    private const string Serve = "sleep 600";
    private readonly IKubernetes _client = cloud.Client;

    [Fact]
    public async Task A_program_gets_its_environment_from_the_pod_and_from_secrets()
    {
        var space = await cloud.NamespaceAsync();
        await CreateSecretAsync(space, "db", "password", "hunter2");
        await CreateAsync(space, Pod("env", "echo \"$POD at $BIND_ADDRESS: $URL\"", "Never",
        [
            new V1EnvVar { Name = "POD", ValueFrom = new V1EnvVarSource { FieldRef = new V1ObjectFieldSelector { FieldPath = "metadata.name" } } },
            new V1EnvVar { Name = "PASSWORD", ValueFrom = SecretKey("db", "password") },
            new V1EnvVar { Name = "URL", Value = "db://user:$(PASSWORD)@db" },
        ]));

        await Eventually.TrueAsync("the pod has succeeded", async () => (await PodAsync(space, "env")).Status.Phase == "Succeeded");

        var address = (await PodAsync(space, "env")).Status.PodIP;
        (await LogAsync(space, "env")).Should().Be($"env at {address}: db://user:hunter2@db\n");
    }

    [Fact]
    public async Task A_missing_secret_holds_the_container_until_it_is_there()
    {
        var space = await cloud.NamespaceAsync();
        await CreateAsync(space, Pod("late", Serve, "Always", [new V1EnvVar { Name = "P", ValueFrom = SecretKey("db", "password") }]));
        await Eventually.TrueAsync("it says what is missing", async () =>
            (await WaitingAsync(space, "late")) is { Reason: "CreateContainerConfigError", Message: "secret \"db\" not found" });

        await CreateSecretAsync(space, "db", "password", "hunter2");

        await Eventually.TrueAsync("it runs", async () => (await PodAsync(space, "late")).Status.Phase == "Running");
    }

    [Fact]
    public async Task An_unknown_image_cannot_be_pulled()
    {
        var space = await cloud.NamespaceAsync();
        var pod = Pod("nowhere", Serve, "Always");
        pod.Spec.Containers[0].Command = null;
        await CreateAsync(space, pod);

        await Eventually.TrueAsync("it says so", async () => (await WaitingAsync(space, "nowhere"))?.Reason is "ErrImagePull" or "ImagePullBackOff");
    }

    [Fact]
    public async Task A_crashing_program_is_started_again_and_then_backed_off()
    {
        var space = await cloud.NamespaceAsync();
        await CreateAsync(space, Pod("crash", "echo crashing; exit 3", "Always"));

        V1ContainerStatus? container = null;
        await Eventually.TrueAsync("it backs off", async () =>
        {
            container = (await PodAsync(space, "crash")).Status.ContainerStatuses?.Single();
            return container?.State.Waiting?.Reason == "CrashLoopBackOff";
        });

        // By the time of the look it may have been started more often.
        container!.RestartCount.Should().BeGreaterThanOrEqualTo(1);
        container.LastState.Terminated.ExitCode.Should().Be(3);
        (await LogAsync(space, "crash", previous: true)).Should().Be("crashing\n");
    }

    [Fact]
    public async Task Init_containers_run_first_and_share_volumes()
    {
        var space = await cloud.NamespaceAsync();
        var pod = Pod("two", "cat \"$FILE\"", "Never", [new V1EnvVar { Name = "FILE", Value = "/shared/word" }]);
        V1VolumeMount[] mounts = [new V1VolumeMount { Name = "shared", MountPath = "/shared" }];
        pod.Spec.Volumes = [new V1Volume { Name = "shared", EmptyDir = new V1EmptyDirVolumeSource() }];
        pod.Spec.Containers[0].VolumeMounts = mounts;
        pod.Spec.InitContainers = [Pod("first", "echo told > \"$FILE\"", "Never", pod.Spec.Containers[0].Env.ToArray()).Spec.Containers[0] with { Name = "init", VolumeMounts = mounts }];
        await CreateAsync(space, pod);

        await Eventually.TrueAsync("the pod has succeeded", async () => (await PodAsync(space, "two")).Status.Phase == "Succeeded");

        (await LogAsync(space, "two", container: "main")).Should().Be("told\n");
    }

    [Fact]
    public async Task A_deleted_pod_may_finish_what_it_does()
    {
        var space = await cloud.NamespaceAsync();
        var file = Path.Combine(Path.GetTempPath(), $"finished-{Guid.NewGuid():N}");
        var pod = Pod("graceful", $"trap 'echo finished > {file}; exit 0' TERM; echo ready; while :; do sleep 0.05; done", "Always");
        pod.Spec.TerminationGracePeriodSeconds = 600;
        await CreateAsync(space, pod);
        await Eventually.TrueAsync("it is ready", async () => await LogAsync(space, "graceful") == "ready\n");

        await _client.CoreV1.DeleteNamespacedPodAsync("graceful", space);

        await Eventually.TrueAsync("the pod is gone", async () => (await _client.CoreV1.ListNamespacedPodAsync(space)).Items.Count == 0);
        File.ReadAllText(file).Should().Be("finished\n");
        File.Delete(file);
    }

    [Fact]
    public async Task A_pod_acts_as_its_service_account()
    {
        var space = await cloud.NamespaceAsync();
        await CreateAsync(space, Pod("account", "cat $KUBECONFIG; sleep 600", "Always"));
        await Eventually.TrueAsync("it shows its kubeconfig", async () => (await LogAsync(space, "account"))?.Contains($"namespace: {space}", StringComparison.Ordinal) == true);
        using var kubeconfig = new MemoryStream(Encoding.UTF8.GetBytes((await LogAsync(space, "account"))!));
        using var client = new k8s.Kubernetes(await KubernetesClientConfiguration.BuildConfigFromConfigFileAsync(kubeconfig));

        var listing = () => client.CoreV1.ListNamespacedPodAsync(space);

        (await listing.Should().ThrowAsync<HttpOperationException>()).Which.Response.Content.Should().Contain($"system:serviceaccount:{space}:default");
    }

    [Fact]
    public async Task A_pod_becomes_the_role_that_its_service_account_is_annotated_with()
    {
        var space = await cloud.NamespaceAsync();
        var role = CreateRole($"role-of-{space}", $"system:serviceaccount:{space}:annotated");
        var annotations = new Dictionary<string, string> { ["eks.amazonaws.com/role-arn"] = role };
        await _client.CoreV1.CreateNamespacedServiceAccountAsync(
            new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "annotated", Annotations = annotations } }, space);
        var pod = Pod("role", "echo $AWS_ROLE_ARN $AWS_ENDPOINT_URL $(cat $AWS_WEB_IDENTITY_TOKEN_FILE)", "Never");
        pod.Spec.ServiceAccountName = "annotated";
        await CreateAsync(space, pod);
        await Eventually.TrueAsync("the pod has succeeded", async () => (await PodAsync(space, "role")).Status.Phase == "Succeeded");
        var told = (await LogAsync(space, "role"))!.Trim().Split(' ');

        using var sts = new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), new AmazonSecurityTokenServiceConfig { ServiceURL = told[1] });
        var session = await sts.AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest { RoleArn = told[0], RoleSessionName = "pod", WebIdentityToken = told[2] });

        session.AssumedRoleUser.Arn.Should().EndWith($"role-of-{space}/pod");
    }

    [Fact]
    public async Task A_pod_serves_when_it_is_ready_and_is_restarted_when_it_is_not_alive()
    {
        await using var server = await HealthServer.StartAsync();
        server.Answer("/ready", 503);
        var space = await cloud.NamespaceAsync();
        await CreateServingAsync(space, server.Port);
        await Eventually.TrueAsync("it runs, unready", async () => await IsReadyAsync(space) == false);
        using var http = new HttpClient { BaseAddress = cloud.Host.Places.Ingress };
        (await http.GetAsync($"/{space}")).IsSuccessStatusCode.Should().BeFalse();

        server.Answer("/ready", 200);
        await Eventually.TrueAsync("it is ready", async () => await IsReadyAsync(space) == true);
        await Eventually.TrueAsync("the ingress leads to it", async () => (await http.GetAsync($"/{space}")).IsSuccessStatusCode);
        (await http.GetStringAsync($"/{space}")).Should().Be((await PodAsync(space, "server")).Status.PodIP);

        server.Answer("/live", 500);
        await Eventually.TrueAsync("it was restarted", async () => (await PodAsync(space, "server")).Status.ContainerStatuses[0].RestartCount > 0);
    }

    [Fact]
    public async Task The_events_tell_a_pods_story()
    {
        var space = await cloud.NamespaceAsync();
        await CreateAsync(space, Pod("story", Serve, "Always"));

        await Eventually.TrueAsync("it is told", async () =>
        {
            var events = await _client.CoreV1.ListNamespacedEventAsync(space, fieldSelector: "involvedObject.name=story");
            return new[] { "Scheduled", "Pulled", "Created", "Started" }.All(reason => events.Items.Any(told => told.Reason == reason));
        });
    }

    /// <summary>A role that one service account of the cluster may assume; its ARN.</summary>
    private string CreateRole(string name, string subject)
    {
        var provider = $"oidc.eks.{cloud.Host.Places.Region}.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
        var trust = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Action"] = "sts:AssumeRoleWithWebIdentity",
                ["Principal"] = new JsonObject { ["Federated"] = $"arn:aws:iam::123456789012:oidc-provider/{provider}" },
                ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { [$"{provider}:sub"] = subject } },
            }),
        };
        var input = new JsonObject { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust.ToJsonString() };
        var role = cloud.Host.Aws.Inspect(() => cloud.Host.Account.Iam.Call("CreateRole", input.ToJsonString()))["Role"]!["Arn"]!.ToString();
        cloud.AwsTime.Advance(TimeSpan.FromMinutes(1));
        return role;
    }

    private async Task CreateServingAsync(string space, int port)
    {
        var labels = new Dictionary<string, string> { ["app"] = "server" };
        var pod = Pod("server", Serve, "Always");
        pod.Metadata.Labels = labels;
        pod.Spec.TerminationGracePeriodSeconds = 1;
        pod.Spec.Containers[0].ReadinessProbe = Probe("/ready", port);
        pod.Spec.Containers[0].LivenessProbe = Probe("/live", port);
        await CreateAsync(space, pod);
        var ports = new List<V1ServicePort> { new() { Port = 80, TargetPort = port } };
        await _client.CoreV1.CreateNamespacedServiceAsync(
            new V1Service { Metadata = new V1ObjectMeta { Name = "server" }, Spec = new V1ServiceSpec { Selector = labels, Ports = ports } }, space);
        var backend = new V1IngressBackend { Service = new V1IngressServiceBackend { Name = "server", Port = new V1ServiceBackendPort { Number = 80 } } };
        var paths = new List<V1HTTPIngressPath> { new() { Path = $"/{space}", PathType = "Prefix", Backend = backend } };
        var rules = new List<V1IngressRule> { new() { Http = new V1HTTPIngressRuleValue { Paths = paths } } };
        await _client.NetworkingV1.CreateNamespacedIngressAsync(
            new V1Ingress { Metadata = new V1ObjectMeta { Name = "server" }, Spec = new V1IngressSpec { IngressClassName = "alb", Rules = rules } }, space);
    }

    // What fails is answered at once; a slow machine is no failure.
    private static V1Probe Probe(string path, int port)
        => new() { HttpGet = new V1HTTPGetAction { Path = path, Port = port }, PeriodSeconds = 1, TimeoutSeconds = 600, FailureThreshold = 1 };

    private static V1Pod Pod(string name, string script, string restartPolicy, params V1EnvVar[] environment) => new()
    {
        Metadata = new V1ObjectMeta { Name = name },
        Spec = new V1PodSpec
        {
            RestartPolicy = restartPolicy,
            Containers = [new V1Container { Name = "main", Image = "shell", Command = ["sh", "-c", script], Env = [.. environment] }],
        },
    };

    private static V1EnvVarSource SecretKey(string name, string key) => new() { SecretKeyRef = new V1SecretKeySelector { Name = name, Key = key } };

    private Task CreateAsync(string space, V1Pod pod) => _client.CoreV1.CreateNamespacedPodAsync(pod, space);

    private Task CreateSecretAsync(string space, string name, string key, string value) => _client.CoreV1.CreateNamespacedSecretAsync(
        new V1Secret { Metadata = new V1ObjectMeta { Name = name }, StringData = new Dictionary<string, string> { [key] = value } }, space);

    private Task<V1Pod> PodAsync(string space, string name) => _client.CoreV1.ReadNamespacedPodAsync(name, space);

    private async Task<V1ContainerStateWaiting?> WaitingAsync(string space, string name)
        => (await PodAsync(space, name)).Status.ContainerStatuses?[0].State.Waiting;

    private async Task<bool?> IsReadyAsync(string space) => (await PodAsync(space, "server")).Status is { Phase: "Running" } status
        ? status.Conditions.Single(condition => condition.Type == "Ready").Status == "True"
        : null;

    /// <summary>The log; null when there is none yet.</summary>
    private async Task<string?> LogAsync(string space, string name, string container = "main", bool previous = false)
    {
        try
        {
            await using var log = await _client.CoreV1.ReadNamespacedPodLogAsync(name, space, container, previous: previous);
            using var reader = new StreamReader(log);
            return await reader.ReadToEndAsync();
        }
        catch (HttpOperationException)
        {
            return null;
        }
    }
}
