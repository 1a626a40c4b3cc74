using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal static class PodColumns
{
    public static readonly IReadOnlyList<TableColumn> All =
    [
        new("Name", (pod, _) => pod.Name(), Format: "name"),
        new("Ready", (pod, _) => Ready(pod)),
        new("Status", (pod, _) => Status(pod)),
        new("Restarts", Restarts),
        new("Age", (pod, now) => HumanDuration.Since(pod.Time("metadata", "creationTimestamp"), now)),
        new("IP", (pod, _) => pod.Text("status", "podIP") ?? "<none>", Priority: 1),
        new("Node", (pod, _) => pod.Text("spec", "nodeName") ?? "<none>", Priority: 1),
        new("Nominated Node", (pod, _) => pod.Text("status", "nominatedNodeName") ?? "<none>", Priority: 1),
        new("Readiness Gates", (_, _) => "<none>", Priority: 1),
    ];

    private static IEnumerable<JsonNode?> Containers(JsonObject pod) => pod.Items("status", "containerStatuses");

    private static string Ready(JsonObject pod)
        => $"{Containers(pod).Count(c => c.Flag("ready") == true)}/{pod.Items("spec", "containers").Count()}";

    // A container that waits or has ended says more than the pod's phase.
    private static string Status(JsonObject pod)
    {
        if (pod.IsDeleting()) return "Terminating";
        var status = pod.Text("status", "reason") ?? pod.Text("status", "phase") ?? "Unknown";
        foreach (var container in Containers(pod))
        {
            if (container.Text("state", "waiting", "reason") is { Length: > 0 } waiting) status = waiting;
            else if (container.Map("state", "terminated") is { } ended)
            {
                status = ended.Text("reason") is { Length: > 0 } reason ? reason : $"ExitCode:{ended.Number("exitCode")}";
            }
        }

        return status;
    }

    private static JsonNode? Restarts(JsonObject pod, DateTimeOffset now)
    {
        var count = Containers(pod).Sum(c => c.Number("restartCount") ?? 0);
        var last = Containers(pod).Select(c => c.Time("lastState", "terminated", "finishedAt")).Max();
        return count > 0 && last is not null ? $"{count} ({HumanDuration.Since(last, now)} ago)" : $"{count}";
    }
}
