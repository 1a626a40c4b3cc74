using System.Text.Json.Nodes;
using k8s;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Hosting;

/// <summary>What platforms own, followed at a real API server.</summary>
public sealed class WatchesTests(ApiServer server) : IClassFixture<ApiServer>, IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly Kubernetes _client = server.Api.CreateClient();
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private WorkQueue<PlatformKey> _queue = null!;
    private string _namespace = "";
    private Task _running = Task.CompletedTask;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "ConfigMap", "v1", """{}""" },
        { "Secret", "v1", """{}""" },
        { "ServiceAccount", "v1", """{}""" },
        { "Service", "v1", """{"ports":[{"port":80}]}""" },
        { "NetworkPolicy", "networking.k8s.io/v1", """{"podSelector":{}}""" },
        { "Ingress", "networking.k8s.io/v1", """{"defaultBackend":{"service":{"name":"a","port":{"number":80}}}}""" },
        { "Job", "batch/v1", """{"template":{"spec":{"restartPolicy":"Never","containers":[{"name":"a","image":"b"}]}}}""" },
        {
            "Deployment", "apps/v1",
            """{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"a","image":"b"}]}}}"""
        },
        { "HorizontalPodAutoscaler", "autoscaling/v2", """{"maxReplicas":2,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"a"}}""" },
        { "PodDisruptionBudget", "policy/v1", """{"maxUnavailable":1,"selector":{"matchLabels":{"a":"b"}}}""" },
    };

    public async Task InitializeAsync()
    {
        _namespace = await server.CreateNamespaceAsync(_client);
        _queue = new(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)), _time, new Random(1));
        var watches = Watches.In(_client, _queue, [_namespace], _time, new Random(1), new LogLines<Informer<ObjectHead>>());
        _running = Task.WhenAll(watches.All.Select(watch => watch.RunAsync(_stop.Token)));
        await Task.WhenAll(watches.All.Select(watch => watch.FirstList)).WaitAsync(Limit);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose()
    {
        _queue.Dispose();
        _client.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public void Every_kind_that_the_app_is_made_of_is_watched()
        => OwnedKinds.All.Select(owned => owned.Kind.Kind).Should().BeEquivalentTo(Enum.GetNames<ObjectKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_operator_applies_wakes_no_platform_and_what_others_do_to_it_wakes_its_platform(string kind, string version, string spec)
    {
        await ApplyAsync(kind, version, spec, "demo", "wallet-operator");
        await ApplyAsync(kind, version, spec, "demo", "wallet-operator", annotation: "second");
        await ApplyAsync(kind, version, spec, "barrier", "somebody");
        (await NextAsync()).Name.Should().Be("barrier", "an object that another made is not the operator's work");
        _time.Advance(OwnedWakes.Calm);
        _queue.Depth.Should().Be(0, "the operator has applied demo's object itself");

        await ApplyAsync(kind, version, spec, "demo", "kubectl-edit", annotation: "third");
        (await NextAsync()).Should().Be(new PlatformKey(_namespace, "demo"));

        await new AppObjects(_client, _namespace).SendAsync(new AppChange.Delete(Enum.Parse<ObjectKind>(kind), "demo"), CancellationToken.None);
        (await NextAsync()).Should().Be(new PlatformKey(_namespace, "demo"));
    }

    [Fact]
    public async Task Progress_of_a_rollout_wakes_its_platform_and_counts_of_pods_do_not()
    {
        var (kind, version, spec) = ("Deployment", "apps/v1", (string)Kinds.Single(row => row[0].Equals("Deployment"))[2]);
        await ApplyAsync(kind, version, spec, "demo", "wallet-operator");
        await ApplyAsync(kind, version, spec, "barrier", "wallet-operator");
        await StatusAsync("demo", """{"status":{"replicas":3,"updatedReplicas":1,"unavailableReplicas":2}}""");
        await StatusAsync("barrier", Progressing("False", "ProgressDeadlineExceeded"));
        (await NextAsync()).Name.Should().Be("barrier");
        _time.Advance(OwnedWakes.Calm);
        _queue.Depth.Should().Be(0);

        await StatusAsync("demo", Progressing("True", "NewReplicaSetAvailable"));

        (await NextAsync()).Name.Should().Be("demo");
    }

    private Task ApplyAsync(string kind, string version, string spec, string name, string manager, string annotation = "first")
    {
        var body = new JsonObject
        {
            ["apiVersion"] = version,
            ["kind"] = kind,
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["labels"] = new JsonObject
                {
                    [PlatformLabels.Instance] = name,
                    [PlatformLabels.PartOf] = PlatformLabels.PartOfValue,
                    [PlatformLabels.ManagedBy] = "wallet-operator",
                },
                ["annotations"] = new JsonObject { ["note"] = annotation },
            },
        };
        if (spec != "{}")
            body["spec"] = JsonNode.Parse(spec);
        var owned = OwnedKinds.All.Single(owned => owned.Kind.Kind == kind).Kind;
        var path = $"{owned.PathIn(_namespace)}/{name}?fieldManager={manager}&force=true";
        return PatchAsync(path, "application/apply-patch+yaml", body.ToJsonString());
    }

    private static string Progressing(string status, string reason)
        => $$$"""{"status":{"conditions":[{"type":"Progressing","status":"{{{status}}}","reason":"{{{reason}}}"}]}}""";

    private Task StatusAsync(string name, string patch)
        => PatchAsync($"apis/apps/v1/namespaces/{_namespace}/deployments/{name}/status", "application/merge-patch+json", patch);

    private async Task PatchAsync(string path, string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(_client.BaseUri, path)) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new(type);
        await _client.Credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await _client.HttpClient.SendAsync(request);
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    // Turns the clock by little at a time: the watch must have brought the change before its pause can be over.
    private async Task<PlatformKey> NextAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        while (_queue.Depth == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(1, CancellationToken.None);
        }

        var key = await _queue.TakeAsync(CancellationToken.None);
        _queue.Done(key);
        return key;
    }
}
