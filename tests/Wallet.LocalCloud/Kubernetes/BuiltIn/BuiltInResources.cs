using Wallet.LocalCloud.Kubernetes.Resources;
using static Wallet.LocalCloud.Kubernetes.BuiltIn.BuiltInResource;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>The table of built-in resources.</summary>
internal static class BuiltInResources
{
    private static readonly string[] Proxied = ["create", "delete", "get", "patch", "update"];
    private static readonly string[] Connected = ["create", "get"];

    public static IEnumerable<BuiltInResource> All => [.. Core(), .. Workloads(), .. Policies(), .. Reviews(), .. KeptOnly()];

    private static IEnumerable<BuiltInResource> Core() =>
    [
        Named("", "Binding", "bindings") with { Verbs = Create },
        Wide("", "ComponentStatus", "componentstatuses").Short("cs") with { Verbs = ["get", "list"] },
        Named("", "ConfigMap", "configmaps").Short("cm") with { Rules = new ConfigMapRules() },
        Named("", "Endpoints", "endpoints").Short("ep"),
        Named("", "Event", "events").Short("ev") with { Rules = new EventRules() },
        Named("events.k8s.io", "Event", "events").Short("ev") with { Storage = "/events", Rules = new EventRules() },
        Named("", "LimitRange", "limitranges").Short("limits"),
        Wide("", "Namespace", "namespaces").Short("ns").WithStatus().With(new Subresource("finalize", "Namespace", ["update"])) with
        {
            Verbs = ["create", "delete", "get", "list", "patch", "update", "watch"],
            ReturnsDeleted = true,
            Rules = new NamespaceRules(),
        },
        Wide("", "Node", "nodes").Short("no").WithStatus().With(new Subresource("proxy", "NodeProxyOptions", Proxied)),
        Named("", "PersistentVolumeClaim", "persistentvolumeclaims").Short("pvc").WithStatus() with { ReturnsDeleted = true },
        Wide("", "PersistentVolume", "persistentvolumes").Short("pv").WithStatus() with { ReturnsDeleted = true },
        Pods(),
        Named("", "PodTemplate", "podtemplates") with { ReturnsDeleted = true },
        Named("", "ReplicationController", "replicationcontrollers").Short("rc").WithStatus().WithScale() with
        {
            InAll = true,
            HasGeneration = true,
        },
        Named("", "ResourceQuota", "resourcequotas").Short("quota").WithStatus() with { ReturnsDeleted = true },
        Named("", "Secret", "secrets") with { Rules = new SecretRules() },
        Named("", "ServiceAccount", "serviceaccounts").Short("sa")
            .With(new Subresource("token", "TokenRequest", Create, "authentication.k8s.io", "v1")) with { ReturnsDeleted = true },
        Named("", "Service", "services").Short("svc").WithStatus().With(new Subresource("proxy", "ServiceProxyOptions", Proxied)) with
        {
            InAll = true,
            ReturnsDeleted = true,
            Rules = new ServiceRules(),
        },
    ];

    private static BuiltInResource Pods() => Named("", "Pod", "pods").Short("po").WithStatus().With(
        new Subresource("attach", "PodAttachOptions", Connected),
        new Subresource("binding", "Binding", Create),
        new Subresource("ephemeralcontainers", "Pod", ReadWrite),
        new Subresource("eviction", "Eviction", Create, "policy", "v1"),
        new Subresource("exec", "PodExecOptions", Connected),
        new Subresource("log", "Pod", ["get"]),
        new Subresource("portforward", "PodPortForwardOptions", Connected),
        new Subresource("proxy", "PodProxyOptions", Proxied),
        new Subresource("resize", "Pod", ReadWrite)) with
    {
        InAll = true,
        HasGeneration = true,
        ReturnsDeleted = true,
        Rules = new PodRules(),
    };

    private static IEnumerable<BuiltInResource> Workloads() =>
    [
        Named("apps", "ControllerRevision", "controllerrevisions"),
        Named("apps", "DaemonSet", "daemonsets").Short("ds").WithStatus() with { InAll = true, HasGeneration = true },
        Named("apps", "Deployment", "deployments").Short("deploy").WithStatus().WithScale() with
        {
            InAll = true,
            HasGeneration = true,
            Rules = new DeploymentRules(),
        },
        Named("apps", "ReplicaSet", "replicasets").Short("rs").WithStatus().WithScale() with
        {
            InAll = true,
            HasGeneration = true,
            Rules = new ReplicaSetRules(),
        },
        Named("apps", "StatefulSet", "statefulsets").Short("sts").WithStatus().WithScale() with { InAll = true, HasGeneration = true },
        Named("batch", "CronJob", "cronjobs").Short("cj").WithStatus() with
        {
            InAll = true,
            HasGeneration = true,
            Rules = new CronJobRules(),
        },
        Named("batch", "Job", "jobs").WithStatus() with { InAll = true, HasGeneration = true, Rules = new JobRules() },
        Named("autoscaling", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "v2").Short("hpa").WithStatus() with
        {
            InAll = true,
            Rules = new AutoscalerRules(),
        },
    ];

    private static IEnumerable<BuiltInResource> Policies() =>
    [
        Named("coordination.k8s.io", "Lease", "leases"),
        Named("discovery.k8s.io", "EndpointSlice", "endpointslices") with { HasGeneration = true },
        Wide("networking.k8s.io", "IngressClass", "ingressclasses") with { HasGeneration = true },
        Named("networking.k8s.io", "Ingress", "ingresses").Short("ing").WithStatus() with
        {
            HasGeneration = true,
            Rules = new IngressRules(),
        },
        Named("networking.k8s.io", "NetworkPolicy", "networkpolicies").Short("netpol") with
        {
            HasGeneration = true,
            Rules = new NetworkPolicyRules(),
        },
        Named("policy", "PodDisruptionBudget", "poddisruptionbudgets").Short("pdb").WithStatus() with
        {
            HasGeneration = true,
            Rules = new BudgetRules(),
        },
        Wide("rbac.authorization.k8s.io", "ClusterRoleBinding", "clusterrolebindings") with { Rules = new RoleBindingRules() },
        Wide("rbac.authorization.k8s.io", "ClusterRole", "clusterroles") with { Rules = new RoleRules() },
        Named("rbac.authorization.k8s.io", "RoleBinding", "rolebindings") with { Rules = new RoleBindingRules() },
        Named("rbac.authorization.k8s.io", "Role", "roles") with { Rules = new RoleRules() },
        Wide("apiextensions.k8s.io", "CustomResourceDefinition", "customresourcedefinitions").Short("crd", "crds").WithStatus() with
        {
            HasGeneration = true,
            Rules = new CustomResourceDefinitionRules(),
        },
    ];

    private static IEnumerable<BuiltInResource> Reviews() =>
    [
        Wide("authentication.k8s.io", "SelfSubjectReview", "selfsubjectreviews") with { Verbs = Create },
        Wide("authentication.k8s.io", "TokenReview", "tokenreviews") with { Verbs = Create },
        Named("authorization.k8s.io", "LocalSubjectAccessReview", "localsubjectaccessreviews") with { Verbs = Create },
        Wide("authorization.k8s.io", "SelfSubjectAccessReview", "selfsubjectaccessreviews") with { Verbs = Create },
        Wide("authorization.k8s.io", "SelfSubjectRulesReview", "selfsubjectrulesreviews") with { Verbs = Create },
        Wide("authorization.k8s.io", "SubjectAccessReview", "subjectaccessreviews") with { Verbs = Create },
    ];

    private static IEnumerable<BuiltInResource> KeptOnly() =>
    [
        Wide("apiregistration.k8s.io", "APIService", "apiservices").WithStatus(),
        Wide("certificates.k8s.io", "CertificateSigningRequest", "certificatesigningrequests").Short("csr").WithStatus(),
        Wide("storage.k8s.io", "StorageClass", "storageclasses").Short("sc"),
        Wide("admissionregistration.k8s.io", "MutatingWebhookConfiguration", "mutatingwebhookconfigurations"),
        Wide("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations"),
        Wide("scheduling.k8s.io", "PriorityClass", "priorityclasses").Short("pc"),
        Wide("node.k8s.io", "RuntimeClass", "runtimeclasses"),
        Wide("resource.k8s.io", "DeviceClass", "deviceclasses"),
        Wide("flowcontrol.apiserver.k8s.io", "FlowSchema", "flowschemas").WithStatus(),
    ];

    private static BuiltInResource Named(string group, string kind, string plural, string version = "v1")
        => new(group, version, kind, plural, Namespaced: true);

    private static BuiltInResource Wide(string group, string kind, string plural) => new(group, "v1", kind, plural, Namespaced: false);
}
