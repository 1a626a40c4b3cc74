using System.Text;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Api;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The real kubectl on built-in kinds.</summary>
public sealed class KubectlOnBuiltInKinds : IAsyncLifetime
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: default}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
              - {name: main, image: "example/web:1", env: [{name: A, value: "1"}, {name: B, value: "2"}]}
        """;

    private KubernetesApi _api = null!;
    private CommandLine _cli = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _cli = new CommandLine(_api);
    }

    public async Task DisposeAsync()
    {
        _cli.Close();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Create_commands_that_send_protobuf_work()
    {
        await _cli.Kubectl("create", "namespace", "shop");
        await _cli.Kubectl("create", "configmap", "settings", "--from-literal=a=1", "-n", "shop");
        await _cli.Kubectl("create", "secret", "generic", "keys", "--from-literal=k=v", "-n", "shop");
        await _cli.Kubectl("create", "deployment", "web", "--image=example/web:1", "--replicas=0", "--port=80", "-n", "shop");
        (await _cli.Kubectl("get", "configmap/settings", "-n", "shop", "-o", "jsonpath={.data.a}")).Should().Be("1");
        (await _cli.Kubectl("get", "secret/keys", "-n", "shop", "-o", "jsonpath={.data.k}")).Should().Be("dg==");
        (await _cli.Kubectl("get", "deployment/web", "-n", "shop", "-o",
            "jsonpath={.spec.replicas} {.spec.template.spec.containers[0].ports[0].containerPort}")).Should().Be("0 80");
    }

    [Fact]
    public async Task Apply_merges_containers_by_name_and_removes_what_is_left_out()
    {
        var file = _cli.Write("web.yaml", Deployment);
        await _cli.Kubectl("apply", "-f", file);
        await _cli.Kubectl("set", "env", "deployment/web", "C=3");
        File.WriteAllText(file, Deployment.Replace("{name: A, value: \"1\"}, ", "", StringComparison.Ordinal));
        await _cli.Kubectl("apply", "-f", file);
        (await _cli.Kubectl("get", "deployment/web", "-o", "jsonpath={.spec.template.spec.containers[0].env[*].name}")).Should().Be("B C");
    }

    [Fact]
    public async Task Strategic_patch_and_scale_change_a_deployment()
    {
        await _cli.Kubectl("apply", "-f", _cli.Write("web.yaml", Deployment));
        await _cli.Kubectl("patch", "deployment", "web", "-p",
            """{"spec":{"template":{"spec":{"containers":[{"name":"main","image":"example/web:2"}]}}}}""");
        await _cli.Kubectl("scale", "deployment", "web", "--replicas=4");
        (await _cli.Kubectl("get", "deployment", "web", "-o", "wide")).Should().Contain("0/4").And.Contain("example/web:2");
    }

    [Fact]
    public async Task Discovery_lists_what_is_served()
    {
        (await _cli.Kubectl("api-resources")).Should().MatchRegex(@"deployments +deploy +apps/v1 +true +Deployment");
        (await _cli.Kubectl("cluster-info")).Should().Contain(_api.Address.ToString().TrimEnd('/'));
        (await _cli.Kubectl("explain", "deployment.spec.strategy")).Should().Contain("rollingUpdate");
    }

    [Fact]
    public async Task Rights_are_asked_and_held_for_others()
    {
        const string Account = "system:serviceaccount:default:reader";
        await _cli.Kubectl("create", "serviceaccount", "reader");
        await _cli.Kubectl("create", "role", "reading", "--verb=get,list", "--resource=pods");
        await _cli.Kubectl("create", "rolebinding", "reading", "--role=reading", "--serviceaccount=default:reader");
        (await _cli.Kubectl("auth", "can-i", "list", "pods", "--as", Account)).Should().StartWith("yes");
        (await _cli.KubectlFails("auth", "can-i", "delete", "pods", "--as", Account)).Should().StartWith("no");
        (await _cli.Kubectl("auth", "can-i", "--list", "--as", Account)).Should().MatchRegex(@"pods +\[\] +\[\] +\[get list\]");
        (await _cli.KubectlFails("get", "secrets", "--as", Account)).Should().Contain("secrets is forbidden");
        (await _cli.Kubectl("get", "pods", "--token", _api.TokenFor("default", "reader"))).Should().Contain("No resources found");
    }

    [Fact]
    public async Task Nobody_grants_rights_that_they_do_not_have()
    {
        await _cli.Kubectl("create", "serviceaccount", "granter");
        await _cli.Kubectl("create", "role", "granting", "--verb=create,get", "--resource=roles,pods");
        await _cli.Kubectl("create", "rolebinding", "granting", "--role=granting", "--serviceaccount=default:granter");
        string[] asGranter = ["--as", "system:serviceaccount:default:granter"];
        await _cli.Kubectl(["create", "role", "held", "--verb=get", "--resource=pods", .. asGranter]);
        (await _cli.KubectlFails(["create", "role", "more", "--verb=get", "--resource=secrets", .. asGranter]))
            .Should().Contain("is attempting to grant RBAC permissions not currently held");
    }

    [Fact]
    public async Task Logs_come_from_the_node_and_follow_until_they_end()
    {
        _api.Options.Logs = new LinesOfLog("first", "second");
        await _cli.Kubectl("run", "job", "--image=example/job:1");
        (await _cli.Kubectl("logs", "-f", "job", "--tail=5")).Should().Be("first\nsecond\n");
    }

    [Fact]
    public async Task Deleting_a_namespace_empties_it_first()
    {
        await _cli.Kubectl("create", "namespace", "shop");
        await _cli.Kubectl("create", "configmap", "settings", "-n", "shop");
        await _cli.Kubectl("delete", "namespace", "shop", "--timeout=600s");
        _api.Store.InNamespace("shop").Should().BeEmpty();
        (await _cli.KubectlFails("create", "configmap", "more", "-n", "shop")).Should().Contain("namespaces \"shop\" not found");
    }

    private sealed class LinesOfLog(params string[] lines) : IPodLogs
    {
        public Task<Stream?> Open(PodLogRequest request, CancellationToken cancellation)
        {
            request.Should().BeEquivalentTo(new { Pod = "job", Container = "job", Follow = true, TailLines = 5L });
            return Task.FromResult<Stream?>(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
        }
    }
}
