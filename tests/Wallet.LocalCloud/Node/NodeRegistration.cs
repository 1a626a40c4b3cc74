using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node;

/// <summary>Makes the nodes visible to <c>kubectl get nodes</c>.</summary>
internal static class NodeRegistration
{
    private static readonly string[] Names = [Placement.OrdinaryNode, Placement.FargateNode];

    public static async Task RegisterAsync(IKubernetes client, TimeProvider clock, CancellationToken cancel)
    {
        foreach (var name in Names)
        {
            var known = await client.CoreV1.ReadNodeAsync(name, cancellationToken: cancel).OrNullAsync();
            if (known is null) await client.CoreV1.CreateNodeAsync(Node(name), cancellationToken: cancel);
            await client.CoreV1.PatchNodeStatusAsync(StatusPatch.Of(Status(clock.Seconds())), name, cancellationToken: cancel);
        }
    }

    private static V1Node Node(string name) => new()
    {
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Labels = new Dictionary<string, string>
            {
                ["kubernetes.io/hostname"] = name,
                ["kubernetes.io/os"] = "linux",
                ["kubernetes.io/arch"] = "amd64",
                ["eks.amazonaws.com/compute-type"] = name == Placement.FargateNode ? "fargate" : "ec2",
            },
        },
    };

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
