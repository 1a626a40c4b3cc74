namespace Wallet.Operator.App.Objects;

/// <summary>The kinds that the room makes; the order is the one in which they are applied.</summary>
internal enum ObjectKind
{
    /// <summary>Identity of the pods (IRSA).</summary>
    ServiceAccount,

    /// <summary>Environment that anyone may read.</summary>
    ConfigMap,

    /// <summary>Environment that no one may.</summary>
    Secret,

    /// <summary>Address of the pods inside the cluster.</summary>
    Service,

    /// <summary>Who may reach them.</summary>
    NetworkPolicy,

    /// <summary>The load balancer.</summary>
    Ingress,

    /// <summary>Schema migration.</summary>
    Job,

    /// <summary>The pods.</summary>
    Deployment,

    /// <summary>How many of them.</summary>
    HorizontalPodAutoscaler,

    /// <summary>How many may be away at once.</summary>
    PodDisruptionBudget,
}

/// <summary>Where the API server serves a kind.</summary>
/// <param name="Group">API group; empty for the core one, which the client's custom-object calls take too.</param>
/// <param name="Version">API version.</param>
/// <param name="Plural">Name in URLs.</param>
internal sealed record ObjectPath(string Group, string Version, string Plural)
{
    /// <summary>Of a kind.</summary>
    public static ObjectPath Of(ObjectKind kind) => kind switch
    {
        ObjectKind.ServiceAccount => new("", "v1", "serviceaccounts"),
        ObjectKind.ConfigMap => new("", "v1", "configmaps"),
        ObjectKind.Secret => new("", "v1", "secrets"),
        ObjectKind.Service => new("", "v1", "services"),
        ObjectKind.NetworkPolicy => new("networking.k8s.io", "v1", "networkpolicies"),
        ObjectKind.Ingress => new("networking.k8s.io", "v1", "ingresses"),
        ObjectKind.Job => new("batch", "v1", "jobs"),
        ObjectKind.Deployment => new("apps", "v1", "deployments"),
        ObjectKind.HorizontalPodAutoscaler => new("autoscaling", "v2", "horizontalpodautoscalers"),
        ObjectKind.PodDisruptionBudget => new("policy", "v1", "poddisruptionbudgets"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
