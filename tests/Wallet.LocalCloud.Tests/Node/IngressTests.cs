using System.Net;
using System.Net.Sockets;
using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Tests.Node;

/// <summary>The ingress in front of one pod that answers and one that cannot be reached.</summary>
public class IngressTests(PaperCloud cloud) : IClassFixture<PaperCloud>
{
    [Fact]
    public async Task A_read_is_repeated_at_another_pod_and_a_write_is_not()
    {
        await using var server = await HealthServer.StartAsync();
        var space = await cloud.NamespaceAsync();
        using var refusing = new Socket(SocketType.Stream, ProtocolType.Tcp); // Bound, so that no other takes its port; it does not listen.
        refusing.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        await RouteAsync(space, server.Port, ((IPEndPoint)refusing.LocalEndPoint!).Port);
        using var http = new HttpClient { BaseAddress = cloud.Host.Places.Ingress };
        // Ingresses, services and endpoints reach it by separate watches.
        await Eventually.TrueAsync("it knows the pod that refuses", async () => await WriteAsync(http, space) == HttpStatusCode.BadGateway);
        await Eventually.TrueAsync("it knows the pod that answers", async () => (await http.GetAsync($"/{space}")).StatusCode == HttpStatusCode.OK);

        var reads = new List<HttpStatusCode>();
        var writes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) reads.Add((await http.GetAsync($"/{space}")).StatusCode);
        for (var i = 0; i < 4; i++) writes.Add(await WriteAsync(http, space));

        reads.Should().AllBeEquivalentTo(HttpStatusCode.OK);
        writes.Should().Contain(HttpStatusCode.BadGateway);
    }

    private static async Task<HttpStatusCode> WriteAsync(HttpClient http, string space)
        => (await http.PostAsync($"/{space}", new StringContent("money"))).StatusCode;

    private async Task RouteAsync(string space, params int[] ports)
    {
        var client = cloud.Client;
        await client.CoreV1.CreateNamespacedServiceAsync(
            new V1Service { Metadata = new V1ObjectMeta { Name = "api" }, Spec = new V1ServiceSpec { Ports = [new V1ServicePort { Port = 80 }] } }, space);
        foreach (var port in ports) await client.DiscoveryV1.CreateNamespacedEndpointSliceAsync(Slice(port), space);
        var backend = new V1IngressBackend { Service = new V1IngressServiceBackend { Name = "api", Port = new V1ServiceBackendPort { Number = 80 } } };
        var paths = new List<V1HTTPIngressPath> { new() { Path = $"/{space}", PathType = "Prefix", Backend = backend } };
        var rules = new List<V1IngressRule> { new() { Http = new V1HTTPIngressRuleValue { Paths = paths } } };
        await client.NetworkingV1.CreateNamespacedIngressAsync(
            new V1Ingress { Metadata = new V1ObjectMeta { Name = "api" }, Spec = new V1IngressSpec { IngressClassName = "alb", Rules = rules } }, space);
    }

    private static V1EndpointSlice Slice(int port) => new()
    {
        Metadata = new V1ObjectMeta { Name = $"api-{port}", Labels = new Dictionary<string, string> { ["kubernetes.io/service-name"] = "api" } },
        AddressType = "IPv4",
        Ports = [new Discoveryv1EndpointPort { Name = "", Port = port }],
        Endpoints = [new V1Endpoint { Addresses = ["127.0.0.1"], Conditions = new V1EndpointConditions { Ready = true } }],
    };
}
