using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>What a real API server refuses in built-in objects, one wrong value each in an object that is right otherwise.</summary>
public sealed class RefusedObjects(RefusedObjects.Servers servers) : IClassFixture<RefusedObjects.Servers>
{
    private const string Container = "spec.template.spec.containers[0]";

    private static readonly Dictionary<string, (string Path, string Json)> Right = new()
    {
        ["Service"] = ("/api/v1/namespaces/default/services", """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"x"},"spec":{"selector":{"app":"x"},"ports":[{"port":80}]}}
            """),
        ["Deployment"] = ("/apis/apps/v1/namespaces/default/deployments", """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"x"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"x"}},
             "strategy":{"rollingUpdate":{"maxUnavailable":0,"maxSurge":1}},
             "template":{"metadata":{"labels":{"app":"x"}},"spec":{"terminationGracePeriodSeconds":30,"containers":[{"name":"c","image":"i:1",
              "ports":[{"containerPort":80}],"env":[{"name":"A","value":"1"}],"resources":{"requests":{"cpu":"1"},"limits":{"cpu":"1"}},
              "lifecycle":{"preStop":{"sleep":{"seconds":5}}}}]}}}}
            """),
        ["PodDisruptionBudget"] = ("/apis/policy/v1/namespaces/default/poddisruptionbudgets", """
            {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"x"},"spec":{"maxUnavailable":1,"selector":{"matchLabels":{"app":"x"}}}}
            """),
        ["HorizontalPodAutoscaler"] = ("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", """
            {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"x"},
             "spec":{"minReplicas":1,"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"x"}}}
            """),
        ["Ingress"] = ("/apis/networking.k8s.io/v1/namespaces/default/ingresses", """
            {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"x"},"spec":{"rules":[{"host":"a.example.com","http":{"paths":[
             {"path":"/","pathType":"Prefix","backend":{"service":{"name":"x","port":{"number":80}}}}]}}]}}
            """),
        ["NetworkPolicy"] = ("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"x"},"spec":{"podSelector":{},
             "ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8"}}],"ports":[{"port":80}]}]}}
            """),
        ["ConfigMap"] = ("/api/v1/namespaces/default/configmaps", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"data":{"A":"1"}}"""),
        ["Secret"] = ("/api/v1/namespaces/default/secrets", """{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"stringData":{"A":"1"}}"""),
        ["Job"] = ("/apis/batch/v1/namespaces/default/jobs", """
            {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"x"},"spec":{"backoffLimit":1,"template":{"spec":{"restartPolicy":"Never",
             "containers":[{"name":"c","image":"i:1"}]}}}}
            """),
    };

    public static TheoryData<string> Kinds => [.. Right.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_right_is_taken(string kind)
        => (await SendAsync(36, Right[kind].Path, JsonNode.Parse(Right[kind].Json)!)).Text("kind").Should().Be(kind);

    [Theory]
    [InlineData("Service", "metadata.name", "\"1abc\"", "metadata.name", "a DNS-1035 label")]
    [InlineData("Service", "metadata.name", "\"a.b\"", "metadata.name", "a DNS-1035 label")]
    [InlineData("Service", "metadata.name", "\"a-\"", "metadata.name", "a DNS-1035 label")]
    [InlineData("Service", "spec.ports.0.port", "0", "spec.ports[0].port", "must be between 1 and 65535")]
    [InlineData("Service", "spec.ports", "[]", "spec.ports", "Required value")]
    [InlineData("Deployment", "metadata.name", "\"a_b\"", "metadata.name", "a lowercase RFC 1123 subdomain")]
    [InlineData("Deployment", "spec.replicas", "-1", "spec.replicas", "must be greater than or equal to 0")]
    [InlineData("Deployment", "spec.strategy.rollingUpdate.maxUnavailable", "\"abc\"", "spec.strategy.rollingUpdate.maxUnavailable",
        "a valid percent string")]
    [InlineData("Deployment", "spec.strategy.rollingUpdate.maxUnavailable", "\"150%\"", "spec.strategy.rollingUpdate.maxUnavailable",
        "must not be greater than 100%")]
    [InlineData("Deployment", "spec.strategy.rollingUpdate.maxSurge", "0", "spec.strategy.rollingUpdate.maxUnavailable",
        "may not be 0 when `maxSurge` is 0")]
    [InlineData("Deployment", "spec.template.spec.containers.0.image", "\"\"", $"{Container}.image", "Required value")]
    [InlineData("Deployment", "spec.template.spec.containers.0.image", "\" a\"", $"{Container}.image", "leading or trailing whitespace")]
    [InlineData("Deployment", "spec.template.spec.containers.0.name", "\"A\"", $"{Container}.name", "a lowercase RFC 1123 label")]
    [InlineData("Deployment", "spec.template.spec.containers.0.env.0.name", "\"\"", $"{Container}.env[0].name", "Required value")]
    [InlineData("Deployment", "spec.template.spec.containers.0.env.0.name", "\"A=B\"", $"{Container}.env[0].name",
        "printable ASCII characters other than '='")]
    [InlineData("Deployment", "spec.template.spec.containers.0.env.0.name", "\"é\"", $"{Container}.env[0].name",
        "printable ASCII characters other than '='")]
    [InlineData("Deployment", "spec.template.spec.containers.0.ports.0.containerPort", "70000", $"{Container}.ports[0].containerPort",
        "between 1 and 65535")]
    [InlineData("Deployment", "spec.template.spec.containers.0.resources.requests.cpu", "\"2\"", $"{Container}.resources.requests",
        "must be less than or equal to cpu limit of 1")]
    [InlineData("Deployment", "spec.template.spec.containers.0.resources.limits.cpu", "\"-1\"", $"{Container}.resources.limits[cpu]",
        "must be greater than or equal to 0")]
    [InlineData("Deployment", "spec.template.spec.containers.0.lifecycle.preStop", "{}", $"{Container}.lifecycle.preStop",
        "must specify a handler type")]
    [InlineData("Deployment", "spec.template.spec.containers.0.lifecycle.preStop.sleep.seconds", "31",
        $"{Container}.lifecycle.preStop.sleep", "less than terminationGracePeriodSeconds (30)")]
    [InlineData("Deployment", "spec.template.spec.containers.0.volumeMounts", "[{\"name\":\"v\",\"mountPath\":\"/v\"}]",
        $"{Container}.volumeMounts[0].name", "Not found: \"v\"")]
    [InlineData("Deployment", "spec.template.spec.restartPolicy", "\"Never\"", "spec.template.spec.restartPolicy",
        "supported values: \"Always\"")]
    [InlineData("PodDisruptionBudget", "spec.maxUnavailable", "\"abc\"", "spec.maxUnavailable", "a valid percent string")]
    [InlineData("PodDisruptionBudget", "spec.maxUnavailable", "-1", "spec.maxUnavailable", "must be greater than or equal to 0")]
    [InlineData("PodDisruptionBudget", "spec.maxUnavailable", "\"150%\"", "spec.maxUnavailable", "must not be greater than 100%")]
    [InlineData("PodDisruptionBudget", "spec.minAvailable", "1", "spec", "cannot be both set")]
    [InlineData("HorizontalPodAutoscaler", "spec.minReplicas", "0", "spec.minReplicas", "must be greater than or equal to 1")]
    [InlineData("HorizontalPodAutoscaler", "spec.minReplicas", "4", "spec.maxReplicas", "must be greater than or equal to `minReplicas`")]
    [InlineData("HorizontalPodAutoscaler", "spec.behavior", "{\"scaleUp\":{\"selectPolicy\":\"Never\"}}",
        "spec.behavior.scaleUp.selectPolicy", "Unsupported value")]
    [InlineData("Ingress", "spec.rules.0.host", "\"a..b\"", "spec.rules[0].host", "a lowercase RFC 1123 subdomain")]
    [InlineData("Ingress", "spec.rules.0.host", "\"1.2.3.4\"", "spec.rules[0].host", "must be a DNS name, not an IP address")]
    [InlineData("Ingress", "spec.rules.0.host", "\"a.*.com\"", "spec.rules[0].host", "a wildcard DNS-1123 subdomain")]
    [InlineData("Ingress", "spec.rules.0.http.paths.0.pathType", "null", "spec.rules[0].http.paths[0].pathType",
        "pathType must be specified")]
    [InlineData("Ingress", "spec.rules.0.http.paths.0.path", "\"a\"", "spec.rules[0].http.paths[0].path", "must be an absolute path")]
    [InlineData("Ingress", "spec.rules.0.http.paths.0.backend.service.name", "\"1a\"", "spec.rules[0].http.paths[0].backend.service.name",
        "a DNS-1035 label")]
    [InlineData("NetworkPolicy", "spec.ingress.0.from.0.ipBlock.cidr", "\"10/8\"", "spec.ingress[0].from[0].ipBlock.cidr",
        "must be a valid CIDR")]
    [InlineData("ConfigMap", "data", "{\"a b\":\"1\"}", "data[a b]", "a valid config key")]
    [InlineData("ConfigMap", "data", "{\"..\":\"1\"}", "data[..]", "must not be '..'")]
    [InlineData("Secret", "stringData", "{\"a/b\":\"1\"}", "data[a/b]", "a valid config key")]
    [InlineData("Job", "spec.backoffLimit", "-1", "spec.backoffLimit", "must be greater than or equal to 0")]
    [InlineData("Job", "spec.template.spec.restartPolicy", "\"Always\"", "spec.template.spec.restartPolicy", "Unsupported value")]
    [InlineData("ConfigMap", "metadata.labels", "{\"a\":\"b c\"}", "metadata.labels", "a valid label must be")]
    [InlineData("ConfigMap", "metadata.labels", "{\"a b\":\"c\"}", "metadata.labels", "name part must consist of")]
    [InlineData("ConfigMap", "metadata.labels", "{\"-/a\":\"c\"}", "metadata.labels", "prefix part")]
    public async Task A_wrong_value_is_refused_with_its_field(string kind, string field, string value, string cause, string message)
    {
        var answer = await SendAsync(36, Right[kind].Path, With(kind, field, JsonNode.Parse(value)));

        answer.Number("code").Should().Be(422, answer.ToJsonString());
        var causes = answer.Items("details", "causes").Select(found => (Field: found.Text("field"), Message: found.Text("message")));
        causes.Should().Contain(found => found.Field == cause && found.Message!.Contains(message, StringComparison.Ordinal), answer.ToJsonString());
    }

    [Theory]
    [InlineData("ConfigMap", "metadata.name", 254, 422)]
    [InlineData("ConfigMap", "metadata.name", 253, 201)]
    [InlineData("Service", "metadata.name", 64, 422)]
    [InlineData("Service", "metadata.name", 63, 201)]
    [InlineData("ConfigMap", "metadata.labels.k", 64, 422)]
    [InlineData("ConfigMap", "metadata.labels.k", 63, 201)]
    [InlineData("ConfigMap", "metadata.annotations.k", 262_144, 422)]
    [InlineData("ConfigMap", "metadata.annotations.k", 262_143, 201)]
    [InlineData("ConfigMap", "data.A", 1_048_577, 422)]
    public async Task A_text_may_be_as_long_as_its_limit(string kind, string field, int length, int code)
    {
        var value = With(kind, field, new string('a', length));
        if (field != "metadata.name") value["metadata"]!["name"] = $"l{length}";
        var answer = await SendAsync(36, Right[kind].Path, value);
        (answer.Number("code") ?? 201).Should().Be(code);
    }

    [Theory]
    [InlineData("Deployment", "spec.template.spec.containers.0.resources.requests.cpu", "\"1 core\"", "quantities must match")]
    [InlineData("PodDisruptionBudget", "spec.maxUnavailable", "true", "cannot unmarshal boolean")]
    [InlineData("Deployment", "spec.replicas", "\"2\"", "cannot unmarshal string")]
    public async Task A_value_of_another_type_cannot_be_read(string kind, string field, string value, string message)
    {
        var answer = await SendAsync(36, Right[kind].Path, With(kind, field, JsonNode.Parse(value)));
        answer.Number("code").Should().Be(400);
        answer.Text("message").Should().Contain(message);
    }

    [Theory]
    [InlineData(36, "Service", "metadata.name", "\"1abc\"", false)]
    [InlineData(37, "Service", "metadata.name", "\"1abc\"", true)]
    [InlineData(37, "Service", "metadata.name", "\"a.b\"", false)]
    [InlineData(29, "Deployment", "spec.template.spec.containers.0.env.0.name", "\"1 A\"", false)]
    [InlineData(36, "Deployment", "spec.template.spec.containers.0.env.0.name", "\"1 A\"", true)]
    public async Task What_is_taken_depends_on_the_version(int minor, string kind, string field, string value, bool isTaken)
    {
        var sent = With(kind, field, JsonNode.Parse(value));
        if (kind == "Deployment")
        {
            sent["metadata"]!["name"] = $"v{minor}";
            sent["spec"]!["template"]!["spec"]!["containers"]![0]!.AsObject().Remove("lifecycle");
        }

        (await SendAsync(minor, Right[kind].Path, sent)).Text("kind").Should().Be(isTaken ? kind : "Status");
    }

    [Fact]
    public async Task Before_1_30_a_sleep_before_the_stop_is_an_unknown_field_and_its_hook_lacks_a_handler()
    {
        var answer = await SendAsync(29, Right["Deployment"].Path, With("Deployment", "metadata.name", "sleepy"));
        answer.Items("details", "causes").Select(cause => cause.Text("field")).Should().Equal($"{Container}.lifecycle.preStop");
    }

    private static JsonNode With(string kind, string field, JsonNode? value)
    {
        var sent = JsonNode.Parse(Right[kind].Json)!;
        var steps = field.Split('.');
        var at = sent;
        foreach (var step in steps[..^1]) at = at is JsonArray list ? list[int.Parse(step, null)]! : at[step] ?? (at[step] = new JsonObject());
        if (value is null) at.AsObject().Remove(steps[^1]);
        else at[steps[^1]] = value;
        return sent;
    }

    private Task<JsonObject> SendAsync(int minor, string path, JsonNode value) => servers.SendAsync(minor, path, value);

    /// <summary>One server a version.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private readonly Dictionary<int, (KubernetesApi Api, HttpClient Http)> _servers = [];

        public async Task InitializeAsync()
        {
            foreach (var minor in (int[])[29, 36, 37])
            {
                var api = await KubernetesApi.StartAsync(new KubernetesApiOptions { Version = new KubernetesVersion(minor) });
                var http = LocalHttp.Client(api);
                http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", api.AdminToken);
                _servers[minor] = (api, http);
            }
        }

        public async Task<JsonObject> SendAsync(int minor, string path, JsonNode value)
        {
            using var content = new StringContent(value.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await _servers[minor].Http.PostAsync(new Uri(path, UriKind.Relative), content);
            return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        }

        public async Task DisposeAsync()
        {
            foreach (var (api, http) in _servers.Values)
            {
                http.Dispose();
                await api.DisposeAsync();
            }
        }
    }
}
