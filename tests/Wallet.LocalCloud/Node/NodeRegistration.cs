using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node;

/// <summary>Makes the nodes visible to <c>kubectl get nodes</c>.</summary>
internal static class NodeRegistration
{
    private static readonly string[] Names = [Placement.OrdinaryNode, Placement.FargateNode(null)];

    public static async Task RegisterAsync(IKubernetes client, TimeProvider clock, CancellationToken cancel)
    {
        foreach (var name in Names) await EnsureAsync(client, name, null, clock, cancel);
    }

    /// <summary>Adds a node unless it is there: Fargate's appear with their pods.</summary>
    public static async Task EnsureAsync(IKubernetes client, string name, string? zone, TimeProvider clock, CancellationToken cancel)
    {
        if (await client.CoreV1.ReadNodeAsync(name, cancellationToken: cancel).OrNullAsync() is not null) return;
        await client.CoreV1.CreateNodeAsync(Node(name, zone), cancellationToken: cancel);
        await client.CoreV1.PatchNodeStatusAsync(StatusPatch.Of(Status(clock.Seconds())), name, cancellationToken: cancel);
    }

    private static V1Node Node(string name, string? zone) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Labels = Labels(name, zone),
        },
    };

    private static Dictionary<string, string> Labels(string name, string? zone)
    {
        var labels = new Dictionary<string, string>
        {
            ["kubernetes.io/hostname"] = name,
            ["kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = "amd64",
            ["eks.amazonaws.com/compute-type"] = name == Placement.OrdinaryNode ? "ec2" : "fargate",
        };
        if (zone is not null) labels[ClusterCapacity.ZoneLabel] = zone;
        return labels;
    }

    private static V1NodeStatus Status(DateTime now) => new()
    {
        Addresses = [new V1NodeAddress { Type = "InternalIP", Address = "127.0.0.1" }],
        Capacity = Quantities(),
        Allocatable = Quantities(),
        Conditions =
        [
            new V1NodeCondition
            {
                Type = "Ready",
                Status = "True",
                Reason = "KubeletReady",
                Message = "pods run as processes of this machine",
                LastHeartbeatTime = now,
                LastTransitionTime = now,
            },
        ],
        NodeInfo = new V1NodeSystemInfo
        {
            Architecture = "amd64",
            BootID = "",
            ContainerRuntimeVersion = "process://1",
            KernelVersion = Environment.OSVersion.Version.ToString(),
            KubeProxyVersion = "",
            KubeletVersion = "v1.36.2-local",
            MachineID = "",
            OperatingSystem = "linux",
            OsImage = "local cloud",
            SystemUUID = "",
        },
    };

    private static Dictionary<string, ResourceQuantity> Quantities() => new()
    {
        ["cpu"] = new ResourceQuantity("64"),
        ["memory"] = new ResourceQuantity("256Gi"),
        ["pods"] = new ResourceQuantity("250"),
    };
}
