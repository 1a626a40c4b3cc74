using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App.Drift;

/// <summary>A map or list of an object that is ours as a whole, or fields of a map that only we may set.</summary>
/// <param name="Kind">Kind of the object.</param>
/// <param name="Path">Where, its steps separated by slashes; a step into a list is the item's name or index.</param>
/// <param name="Key">For a list: the field that identifies its items.</param>
/// <param name="Fields">Only these fields; all when empty.</param>
internal sealed record Guard(ObjectKind Kind, string Path, string? Key, IReadOnlyList<string> Fields)
{
    private const string Pod = "spec/template/spec";
    private const string Container = $"{Pod}/containers/{AppObject.Part}";

    /// <summary>
    /// What decides which pods there are, what they run, and who reaches them. Fields that the API server fills in are in no whole map
    /// here; annotations, such as that of <c>kubectl rollout restart</c>, are anyone's, and replicas are the autoscaler's.
    /// </summary>
    public static readonly IReadOnlyList<Guard> All =
    [
        Whole(ObjectKind.ConfigMap, "data"),
        Only(ObjectKind.ConfigMap, "", "binaryData"),
        Whole(ObjectKind.Secret, "data"),
        Whole(ObjectKind.Service, "spec/selector"),
        Items(ObjectKind.Service, "spec/ports", "name"),
        Only(ObjectKind.Service, "spec", "externalIPs", "loadBalancerSourceRanges", "publishNotReadyAddresses", "sessionAffinityConfig"),
        Whole(ObjectKind.NetworkPolicy, "spec/podSelector/matchLabels"),
        Only(ObjectKind.NetworkPolicy, "spec/podSelector", "matchExpressions"),
        Only(ObjectKind.NetworkPolicy, "spec", "egress"),
        Whole(ObjectKind.NetworkPolicy, "spec/ingress/0"),
        Items(ObjectKind.NetworkPolicy, "spec/ingress/0/ports", "port"),
        Whole(ObjectKind.NetworkPolicy, "spec/ingress/1"),
        Items(ObjectKind.NetworkPolicy, "spec/ingress/1/ports", "port"),
        Whole(ObjectKind.NetworkPolicy, "spec/ingress/1/from/0"),
        Whole(ObjectKind.NetworkPolicy, "spec/ingress/1/from/0/namespaceSelector"),
        Only(ObjectKind.Ingress, "spec", "defaultBackend", "tls"),
        Items(ObjectKind.Ingress, "spec/rules/0/http/paths", "path"),
        Whole(ObjectKind.PodDisruptionBudget, "spec/selector/matchLabels"),
        Only(ObjectKind.PodDisruptionBudget, "spec/selector", "matchExpressions"),
        Only(ObjectKind.PodDisruptionBudget, "spec", "minAvailable", "unhealthyPodEvictionPolicy"),
        Only(ObjectKind.HorizontalPodAutoscaler, "spec/behavior/scaleUp", "tolerance"),
        Only(ObjectKind.HorizontalPodAutoscaler, "spec/behavior/scaleDown", "tolerance"),
        Only(ObjectKind.Deployment, "spec", "paused"),
        Whole(ObjectKind.Deployment, "spec/template/metadata/labels"),
        Only(
            ObjectKind.Deployment, Pod,
            "activeDeadlineSeconds", "affinity", "dnsConfig", "hostAliases", "hostIPC", "hostNetwork", "hostPID",
            "hostUsers", "hostname", "imagePullSecrets", "initContainers", "nodeName", "nodeSelector", "overhead", "priorityClassName",
            "readinessGates", "resourceClaims", "runtimeClassName",
            "setHostnameAsFQDN", "shareProcessNamespace", "subdomain", "tolerations"),
        Whole(ObjectKind.Deployment, $"{Pod}/securityContext"),
        Items(ObjectKind.Deployment, $"{Pod}/containers", "name"),
        Items(ObjectKind.Deployment, $"{Pod}/volumes", "name"),
        Items(ObjectKind.Deployment, $"{Pod}/topologySpreadConstraints", "topologyKey"),
        Only(ObjectKind.Deployment, Container, "command", "restartPolicy", "stdin", "stdinOnce", "tty", "volumeDevices", "workingDir"),
        Items(ObjectKind.Deployment, $"{Container}/env", "name"),
        Items(ObjectKind.Deployment, $"{Container}/ports", "containerPort"),
        Items(ObjectKind.Deployment, $"{Container}/volumeMounts", "mountPath"),
        Whole(ObjectKind.Deployment, $"{Container}/lifecycle"),
        Whole(ObjectKind.Deployment, $"{Container}/resources"),
        Whole(ObjectKind.Deployment, $"{Container}/resources/limits"),
        Whole(ObjectKind.Deployment, $"{Container}/resources/requests"),
        Whole(ObjectKind.Deployment, $"{Container}/securityContext"),
        Whole(ObjectKind.Deployment, $"{Container}/securityContext/capabilities"),
        .. Probes("startupProbe", "livenessProbe", "readinessProbe"),
    ];

    private static IEnumerable<Guard> Probes(params string[] probes)
        => probes.Select(probe => Only(
            ObjectKind.Deployment, $"{Container}/{probe}", "initialDelaySeconds", "terminationGracePeriodSeconds"));

    private static Guard Whole(ObjectKind kind, string path) => new(kind, path, null, []);

    private static Guard Items(ObjectKind kind, string path, string key) => new(kind, path, key, []);

    private static Guard Only(ObjectKind kind, string path, params string[] fields) => new(kind, path, null, fields);
}
