using k8s;
using Wallet.LocalCloud.Aws.Eks;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What the controllers need to know of the cloud around them.</summary>
/// <param name="Ingress">Where the ingress proxy listens.</param>
/// <param name="Fargate">Fargate profiles; null when there is no EKS around the cluster.</param>
/// <param name="Capacity">Where there is room for pods.</param>
internal sealed record ControllerSettings(Uri Ingress, IFargateProfiles? Fargate, ClusterCapacity Capacity);

/// <summary>Runs all controllers on one shared set of watches.</summary>
internal sealed class ControllerHost : IDisposable
{
    private readonly List<ControllerLoop> _loops = [];

    public ControllerHost(IKubernetes client, ClusterWatch watch, ControllerSettings settings, TimeProvider clock, ILoggerFactory logs)
    {
        var events = new EventRecorder(client, "local-cloud", clock);
        IController[] controllers =
        [
            new ServiceAccountController(client),
            new DeploymentController(client, events, clock),
            new ReplicaSetController(client, events, clock),
            new JobController(client, events, clock),
            new EndpointsController(client),
            new AutoscalerController(client, events, clock),
            new DisruptionController(client, clock),
            new LoadBalancerController(client, events, settings.Ingress),
            new Scheduler(client, events, settings.Fargate, settings.Capacity, clock),
        ];
        foreach (var controller in controllers)
        {
            var loop = new ControllerLoop(controller, clock, logs.CreateLogger<ControllerLoop>());
            controller.Follow(watch, loop.Enqueue);
            _loops.Add(loop);
        }
    }

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(_loops.Select(loop => loop.RunAsync(stop)));

    public void Dispose() => _loops.ForEach(loop => loop.Dispose());
}
