using Wallet.LocalCloud.Aws.Eks;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Wallet.LocalCloud.Node;
using Wallet.LocalCloud.Node.Ingress;
using Wallet.LocalCloud.Node.Processes;

namespace Wallet.LocalCloud;

/// <summary>What makes an API server a cluster: controllers, a node and the ingress, all of them its ordinary clients.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan LastGrace = TimeSpan.FromSeconds(10);
    private readonly k8s.Kubernetes _client;
    private readonly NodeAgent _agent;
    private readonly IngressProxy _ingress;
    private readonly ControllerHost _controllers;
    private readonly IPodRuntime _runtime;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private LocalCluster(
        k8s.Kubernetes client, ClusterWatch watch, IPodRuntime runtime, IngressProxy ingress, CloudOptions options, IFargateProfiles fargate)
    {
        (_client, _runtime, _ingress) = (client, runtime, ingress);
        _agent = new NodeAgent(client, watch, runtime, options.Logs.CreateLogger<NodeAgent>());
        _agent.Follow();
        var settings = new ControllerSettings(ingress.Address, fargate, Capacity);
        _controllers = new ControllerHost(client, watch, settings, options.ClusterClock, options.Logs);
        _running = Task.WhenAll(watch.RunAsync(_stop.Token), _controllers.RunAsync(_stop.Token));
    }

    /// <summary>Where the ingress listens.</summary>
    public Uri Ingress => _ingress.Address;

    /// <summary>Where there is room for pods.</summary>
    public ClusterCapacity Capacity { get; } = new();

    /// <summary>The pods, when they exist on paper only.</summary>
    public PaperRuntime? Paper => _runtime as PaperRuntime;

    /// <param name="api">The API server.</param>
    /// <param name="node">What the node is told of the cloud.</param>
    /// <param name="options">How the cloud is to be.</param>
    /// <param name="fargate">The Fargate profiles of the cluster.</param>
    /// <exception cref="IOException">The ingress port is taken.</exception>
    public static async Task<LocalCluster> StartAsync(KubernetesApi api, NodeSettings node, CloudOptions options, IFargateProfiles fargate)
    {
        var client = api.CreateClient();
        var watch = new ClusterWatch(client);
        var ingress = await IngressProxy.StartAsync(options.IngressPort, watch);
        await NodeRegistration.RegisterAsync(client, options.ClusterClock, CancellationToken.None);
        var runtime = options.Pods == PodKind.Paper ? (IPodRuntime)new PaperRuntime(options.ClusterClock) : new ProcessRuntime(client, node);
        api.Options.Logs = (runtime as ProcessRuntime)?.Logs;
        var cluster = new LocalCluster(client, watch, runtime, ingress, options, fargate);
        await watch.Synced;
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await _agent.StopAsync(LastGrace);
        await _stop.CancelAsync();
        await _running;
        _controllers.Dispose();
        await _ingress.DisposeAsync();
        (_runtime as IDisposable)?.Dispose();
        _client.Dispose();
        _stop.Dispose();
    }
}
