namespace Wallet.Operator.App.Objects;

/// <summary>The kinds that the room makes; the order is the one in which they are applied.</summary>
internal enum ObjectKind
{
    /// <summary>Identity of the pods (IRSA).</summary>
    ServiceAccount,

    /// <summary>Environment that anyone may read.</summary>
    ConfigMap,

    /// <summary>Environment that nobody may.</summary>
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
