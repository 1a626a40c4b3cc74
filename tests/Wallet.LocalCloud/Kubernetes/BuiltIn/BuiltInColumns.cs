using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Selection;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>The columns of <c>kubectl get</c> for the kinds that the local cloud works with.</summary>
internal static class BuiltInColumns
{
    private static readonly TableColumn Name = new("Name", (value, _) => value.Name(), Format: "name");
    private static readonly TableColumn Age =
        new("Age", (value, now) => HumanDuration.Since(value.Time("metadata", "creationTimestamp"), now));

    private static readonly Dictionary<string, IReadOnlyList<TableColumn>> ByKind = new()
    {
        ["Pod"] = PodColumns.All,
        ["Event"] = EventColumns.All,
        ["Service"] = ServiceColumns.All,
        ["Ingress"] = IngressColumns.All,
        ["HorizontalPodAutoscaler"] = AutoscalerColumns.All,
        ["Namespace"] = [Name, Field("Status", "status", "phase"), Age],
        ["ConfigMap"] = [Name, Column("Data", v => Count(v, "data") + Count(v, "binaryData")), Age],
        ["Secret"] = [Name, Field("Type", "type"), Column("Data", v => Count(v, "data")), Age],
        ["ServiceAccount"] = [Name, Column("Secrets", v => v.Items("secrets").Count()), Age],
        ["Lease"] = [Name, Field("Holder", "spec", "holderIdentity"), Age],
        ["Endpoints"] = [Name, Column("Endpoints", v => Endpoints(v)), Age],
        ["EndpointSlice"] =
        [
            Name, Field("AddressType", "addressType"), Column("Ports", v => SlicePorts(v)), Column("Endpoints", v => SliceEndpoints(v)), Age,
        ],
        ["Node"] = [Name, Column("Status", v => NodeStatus(v)), Column("Roles", _ => "<none>"), Age, Field("Version", "status", "nodeInfo", "kubeletVersion")],
        ["IngressClass"] = [Name, Field("Controller", "spec", "controller"), Column("Parameters", _ => "<none>"), Age],
        ["NetworkPolicy"] = [Name, Column("Pod-Selector", v => Shown(LabelSelector.Of(v.At("spec", "podSelector")).ToString())), Age],
        ["PodDisruptionBudget"] =
        [
            Name, Column("Min Available", v => Either(v, "minAvailable")), Column("Max Unavailable", v => Either(v, "maxUnavailable")),
            Column("Allowed Disruptions", v => v.Number("status", "disruptionsAllowed") ?? 0), Age,
        ],
        ["Deployment"] =
        [
            Name, Column("Ready", v => $"{Number(v, "status", "readyReplicas")}/{Number(v, "spec", "replicas")}"),
            Column("Up-to-date", v => Number(v, "status", "updatedReplicas")),
            Column("Available", v => Number(v, "status", "availableReplicas")), Age, .. Template,
        ],
        ["ReplicaSet"] =
        [
            Name, Column("Desired", v => Number(v, "spec", "replicas")), Column("Current", v => Number(v, "status", "replicas")),
            Column("Ready", v => Number(v, "status", "readyReplicas")), Age, .. Template,
        ],
        ["Job"] = [Name, Column("Status", v => JobStatus(v)), Column("Completions", v => Completions(v)), new("Duration", JobDuration), Age, .. Template],
        ["CronJob"] =
        [
            Name, Field("Schedule", "spec", "schedule"), Column("Suspend", v => v.Flag("spec", "suspend") == true ? "True" : "False"),
            Column("Active", v => v.Items("status", "active").Count()),
            new("Last Schedule", (v, now) => v.Time("status", "lastScheduleTime") is { } time ? HumanDuration.Since(time, now) : "<none>"), Age,
        ],
        ["RoleBinding"] = [Name, Column("Role", v => Role(v)), Age],
        ["ClusterRoleBinding"] = [Name, Column("Role", v => Role(v)), Age],
        ["PersistentVolumeClaim"] =
        [
            Name, Field("Status", "status", "phase"), Field("Volume", "spec", "volumeName"),
            Field("Capacity", "status", "capacity", "storage"), Field("StorageClass", "spec", "storageClassName"), Age,
        ],
    };

    public static IReadOnlyList<TableColumn>? Find(string kind)
        => ByKind.GetValueOrDefault(kind);

    private static IEnumerable<TableColumn> Template =>
    [
        Wide("Containers", v => Containers(v, "name")), Wide("Images", v => Containers(v, "image")),
        Wide("Selector", v => Shown(LabelSelector.Of(v.At("spec", "selector")).ToString())),
    ];

    private static TableColumn Column(string name, Func<JsonObject, JsonNode?> cell) => new(name, (value, _) => cell(value));

    private static TableColumn Wide(string name, Func<JsonObject, JsonNode?> cell) => new(name, (value, _) => cell(value), Priority: 1);

    private static TableColumn Field(string name, params string[] path) => Column(name, value => value.Text(path) ?? "");

    private static int Count(JsonObject value, string name) => value.Map(name)?.Count ?? 0;

    private static long Number(JsonObject value, params ReadOnlySpan<string> path) => value.Number(path) ?? 0;

    private static string Either(JsonObject budget, string name)
        => budget.At("spec", name) is { } value ? value.Text() ?? JsonText.Write(value) : "N/A";

    private static string Shown(string text) => text.Length == 0 ? "<none>" : text;

    private static string Containers(JsonObject value, string field)
        => string.Join(',', value.Items("spec", "template", "spec", "containers").Select(c => c.Text(field)));

    private static string Role(JsonObject binding) => $"{binding.Text("roleRef", "kind")}/{binding.Text("roleRef", "name")}";

    private static string NodeStatus(JsonObject node)
        => node.Items("status", "conditions").Any(c => c.Text("type") == "Ready" && c.Text("status") == "True") ? "Ready" : "NotReady";

    private static string Endpoints(JsonObject endpoints)
    {
        var addresses = endpoints.Items("subsets").SelectMany(subset => subset.Items("addresses").SelectMany(address =>
            subset.Items("ports").Select(port => $"{address.Text("ip")}:{port.Number("port")}")));
        return Shown(string.Join(',', addresses));
    }

    private static string SlicePorts(JsonObject slice)
        => string.Join(',', slice.Items("ports").Select(port => port.Number("port"))) is { Length: > 0 } ports ? ports : "<unset>";

    private static string SliceEndpoints(JsonObject slice)
        => string.Join(',', slice.Items("endpoints").SelectMany(e => e.Texts("addresses"))) is { Length: > 0 } found ? found : "<unset>";

    private static string JobStatus(JsonObject job)
    {
        var done = job.Items("status", "conditions").FirstOrDefault(c => c.Text("type") is "Complete" or "Failed" && c.Text("status") == "True");
        return done.Text("type") ?? (job.Flag("spec", "suspend") == true ? "Suspended" : "Running");
    }

    private static string Completions(JsonObject job)
        => $"{Number(job, "status", "succeeded")}/{job.Number("spec", "completions") ?? 1}";

    private static JsonNode? JobDuration(JsonObject job, DateTimeOffset now)
    {
        if (job.Time("status", "startTime") is not { } start) return "";
        return HumanDuration.Show((job.Time("status", "completionTime") ?? now) - start);
    }
}
