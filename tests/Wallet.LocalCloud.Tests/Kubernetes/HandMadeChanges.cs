using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>
/// What people change by hand in objects that a program applies: who owns it afterwards, and whether the next apply takes it back.
/// Source: "Merge strategy", kubernetes.io/docs/reference/using-api/server-side-apply: atomic maps and lists have one owner as a
/// whole, and other lists and maps one for each element.
/// </summary>
public sealed class HandMadeChanges : IAsyncLifetime
{
    private const string Applied = """
        apiVersion: v1
        kind: Service
        metadata: {name: api}
        spec: {selector: {app: api}, ports: [{port: 80}]}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: api}
        spec: {maxUnavailable: 1, selector: {matchLabels: {app: api}}}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: api}
        spec: {podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress], ingress: [{ports: [{port: 8080}]}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: api}
        spec: {rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: api, port: {number: 80}}}}]}}]}
        ---
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: api}
        spec: {minReplicas: 1, maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          selector: {matchLabels: {app: api}}
          template:
            metadata: {labels: {app: api}}
            spec: {containers: [{name: api, image: 'api:1', env: [{name: A, value: '1'}]}]}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: api}
        data: {A: '1'}
        """;

    private KubernetesApi _api = null!;
    private CommandLine _tools = null!;
    private string _file = "";

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _tools = new CommandLine(_api);
        _file = _tools.Write("applied.yaml", Applied);
        await ApplyAsync();
    }

    public async Task DisposeAsync()
    {
        _tools.Close();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("service", "/services", """{"spec":{"selector":{"by":"hand"}}}""", "f:spec/f:selector", "spec.selector.by")]
    [InlineData("pdb", "policy/poddisruptionbudgets", """{"spec":{"selector":{"matchLabels":{"by":"hand"}}}}""", "f:spec/f:selector",
        "spec.selector.matchLabels.by")]
    [InlineData("netpol", "networking.k8s.io/networkpolicies", """{"spec":{"podSelector":{"matchLabels":{"by":"hand"}}}}""",
        "f:spec/f:podSelector",
        "spec.podSelector.matchLabels.by")]
    public async Task A_key_added_to_an_atomic_map_takes_the_map_and_an_apply_takes_it_back(
        string kind, string storage, string patch, string owned, string added)
    {
        await PatchAsync(kind, patch);
        Owner(storage, owned).Should().Be("kubectl-patch");
        At(Stored(storage), added).Should().NotBeNull();

        (await _tools.KubectlFails("apply", "--server-side", "--field-manager=program", "-f", _file)).Should().Contain("conflict with \"kubectl-patch\"");
        await ApplyAsync();

        Owner(storage, owned).Should().Be("program");
        At(Stored(storage), added).Should().BeNull();
    }

    [Fact]
    public async Task A_path_added_to_an_ingress_takes_all_rules_and_an_apply_takes_them_back()
    {
        const string Storage = "networking.k8s.io/ingresses";
        await PatchAsync("ingress", """
            [{"op":"add","path":"/spec/rules/0/http/paths/-","value":{"path":"/hand","pathType":"Prefix","backend":{"service":{"name":"hand","port":{"number":80}}}}}]
            """, "json");
        Owner(Storage, "f:spec/f:rules").Should().Be("kubectl-patch");

        await ApplyAsync();

        Owner(Storage, "f:spec/f:rules").Should().Be("program");
        Stored(Storage).At("spec").Items("rules").Single().Items("http", "paths").Should().HaveCount(1);
    }

    [Theory]
    [InlineData("deployment", "apps/deployments",
        """{"spec":{"template":{"spec":{"containers":[{"name":"api","env":[{"name":"B","value":"2"}]}]}}}}""",
        "f:spec/f:template/f:spec/f:containers/k:{\"name\":\"api\"}/f:env/k:{\"name\":\"B\"}/f:value")]
    [InlineData("deployment", "apps/deployments", """{"spec":{"template":{"spec":{"containers":[{"name":"api","command":["sleep"]}]}}}}""",
        "f:spec/f:template/f:spec/f:containers/k:{\"name\":\"api\"}/f:command")]
    [InlineData("deployment", "apps/deployments", """{"spec":{"template":{"spec":{"nodeSelector":{"by":"hand"}}}}}""",
        "f:spec/f:template/f:spec/f:nodeSelector")]
    [InlineData("hpa", "autoscaling/horizontalpodautoscalers", """{"spec":{"behavior":{"scaleUp":{"selectPolicy":"Disabled"}}}}""",
        "f:spec/f:behavior/f:scaleUp/f:selectPolicy")]
    [InlineData("configmap", "/configmaps", """{"data":{"B":"2"}}""", "f:data/f:B")]
    public async Task What_is_added_beside_what_is_applied_stays_and_is_owned_by_who_added_it(string kind, string storage, string patch, string owned)
    {
        await PatchAsync(kind, patch, kind == "hpa" ? "merge" : "strategic");
        Owner(storage, owned).Should().Be("kubectl-patch");

        await ApplyAsync();

        Owner(storage, owned).Should().Be("kubectl-patch", "an apply touches only what it once set");
    }

    [Fact]
    public async Task A_value_that_is_edited_belongs_to_the_editor()
    {
        await _tools.KubectlEdit("sed -i 's/api:1/api:2/' \"$1\"", "deployment", "api");
        Owner("apps/deployments", "f:spec/f:template/f:spec/f:containers/k:{\"name\":\"api\"}/f:image").Should().Be("kubectl-edit");
        Owner("apps/deployments", "f:spec/f:template/f:spec/f:containers/k:{\"name\":\"api\"}/f:env/k:{\"name\":\"A\"}/f:value").Should().Be("program");
    }

    [Fact]
    public async Task A_dry_run_answers_with_what_an_apply_would_make_and_changes_nothing()
    {
        await PatchAsync("service", """{"spec":{"selector":{"by":"hand"}}}""");
        var version = Stored("/services").ResourceVersion();

        var answer = JsonNode.Parse(await _tools.Kubectl(
            "apply", "--server-side", "--field-manager=program", "--force-conflicts", "--dry-run=server", "-o", "json", "-f", _file))!;

        var service = answer.Items("items").Single(item => item.Text("kind") == "Service");
        service.Map("spec", "selector")!.ToJsonString().Should().Be("""{"app":"api"}""");
        Stored("/services").ResourceVersion().Should().Be(version);
        At(Stored("/services"), "spec.selector.by").Should().NotBeNull();
    }

    private Task<string> ApplyAsync() => _tools.Kubectl("apply", "--server-side", "--field-manager=program", "--force-conflicts", "-f", _file);

    private Task<string> PatchAsync(string kind, string patch, string type = "merge")
        => _tools.Kubectl("patch", kind, "api", $"--type={type}", "-p", patch);

    private JsonObject Stored(string storage) => _api.Store.InNamespace("default").Single(stored => stored.Key.Resource == storage).Json;

    private static JsonNode? At(JsonNode value, string path) => value.At(path.Split('.'));

    /// <summary>Who owns a field; fails when more than one does.</summary>
    private string? Owner(string storage, string field) => Stored(storage).Items("metadata", "managedFields")
        .SingleOrDefault(entry => entry.At("fieldsV1").At(field.Split('/')) is JsonObject).Text("manager");
}
