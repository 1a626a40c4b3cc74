namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>
/// The list types, merge keys and atomic types of the built-in API that KubernetesClient's models do not carry.
/// Source: the x-kubernetes-* extensions in the Kubernetes OpenAPI documents, for the kinds that the local cloud serves.
/// </summary>
internal static class ModelNotes
{
    /// <summary>Structures with one owner as a whole.</summary>
    public static readonly IReadOnlySet<string> AtomicTypes = new HashSet<string>
    {
        "V1LabelSelector", "V1ObjectReference", "V1LocalObjectReference", "V1SecretKeySelector", "V1ConfigMapKeySelector",
        "V1TypedLocalObjectReference", "V1OwnerReference", "V1ObjectFieldSelector", "V1ResourceFieldSelector", "V1NodeSelector",
        "V1NodeSelectorTerm", "V1RoleRef", "V1Subject", "V1SecretReference", "V1IngressServiceBackend", "V1ServiceBackendPort",
        "V1FileKeySelector", "V1SelfSubjectReviewStatus", "V1IngressClassParametersReference", "V1ScopeSelector",
    };

    // field -> keys of a list of type map; the first key is the merge key too.
    private static readonly Dictionary<string, string[]> MapLists = new()
    {
        ["V1PodSpec.containers"] = ["name"],
        ["V1PodSpec.initContainers"] = ["name"],
        ["V1PodSpec.ephemeralContainers"] = ["name"],
        ["V1PodSpec.volumes"] = ["name"],
        ["V1PodSpec.imagePullSecrets"] = ["name"],
        ["V1PodSpec.hostAliases"] = ["ip"],
        ["V1PodSpec.topologySpreadConstraints"] = ["topologyKey", "whenUnsatisfiable"],
        ["V1PodSpec.resourceClaims"] = ["name"],
        ["V1PodSpec.schedulingGates"] = ["name"],
        ["V1Container.env"] = ["name"],
        ["V1Container.ports"] = ["containerPort", "protocol"],
        ["V1Container.volumeMounts"] = ["mountPath"],
        ["V1Container.volumeDevices"] = ["devicePath"],
        ["V1EphemeralContainer.env"] = ["name"],
        ["V1EphemeralContainer.ports"] = ["containerPort", "protocol"],
        ["V1EphemeralContainer.volumeMounts"] = ["mountPath"],
        ["V1ResourceRequirements.claims"] = ["name"],
        ["V1PodStatus.conditions"] = ["type"],
        ["V1PodStatus.podIPs"] = ["ip"],
        ["V1ServiceSpec.ports"] = ["port", "protocol"],
        ["V1ServiceStatus.conditions"] = ["type"],
        ["V1ServiceAccount.secrets"] = ["name"],
        ["V1NamespaceStatus.conditions"] = ["type"],
        ["V1NodeStatus.conditions"] = ["type"],
        ["V1NodeStatus.addresses"] = ["type"],
        ["V1PersistentVolumeClaimStatus.conditions"] = ["type"],
        ["V1ObjectMeta.ownerReferences"] = ["uid"],
        ["V1DeploymentStatus.conditions"] = ["type"],
        ["V1ReplicaSetStatus.conditions"] = ["type"],
        ["V1StatefulSetStatus.conditions"] = ["type"],
        ["V1DaemonSetStatus.conditions"] = ["type"],
        ["V2HorizontalPodAutoscalerStatus.conditions"] = ["type"],
        ["V1PodDisruptionBudgetStatus.conditions"] = ["type"],
        ["V1CustomResourceDefinitionStatus.conditions"] = ["type"],
        ["V1APIServiceStatus.conditions"] = ["type"],
        ["V1FlowSchemaStatus.conditions"] = ["type"],
        ["V1PriorityLevelConfigurationStatus.conditions"] = ["type"],
        ["V1CertificateSigningRequestStatus.conditions"] = ["type"],
        ["V1ValidatingWebhookConfiguration.webhooks"] = ["name"],
        ["V1MutatingWebhookConfiguration.webhooks"] = ["name"],
    };

    private static readonly Dictionary<string, ModelNote> Others = new()
    {
        ["V1ObjectMeta.finalizers"] = new(ListType: "set", Keys: [], MergeKey: "*"),
        ["V1NodeSpec.podCIDRs"] = new(ListType: "set", Keys: [], MergeKey: "*"),
        ["V1JobStatus.conditions"] = new(MergeKey: "type"),
        ["V1ServiceAccount.imagePullSecrets"] = new(MergeKey: "name"),
        ["V1ServiceSpec.selector"] = new(Atomic: true),
        ["V1PodSpec.nodeSelector"] = new(Atomic: true),
        ["V1ContainerPort.protocol"] = new(Default: "TCP"),
        ["V1ServicePort.protocol"] = new(Default: "TCP"),
    };

    // Fields that the server writes although nobody set them.
    private static readonly Dictionary<string, string> Zeros = new()
    {
        ["V1PodSpec.containers"] = "null",
        ["V1Container.resources"] = "{}",
        ["V1Pod.spec"] = "{}",
        ["V1Pod.status"] = "{}",
        ["V1PodCondition.lastProbeTime"] = "null",
        ["V1PodCondition.lastTransitionTime"] = "null",
        ["V1ContainerStatus.state"] = "{}",
        ["V1ContainerStatus.lastState"] = "{}",
        ["V1ContainerStatus.ready"] = "false",
        ["V1ContainerStatus.restartCount"] = "0",
        ["V1ContainerStatus.image"] = "\"\"",
        ["V1ContainerStatus.imageID"] = "\"\"",
        ["V1PodTemplateSpec.metadata"] = "{}",
        ["V1PodTemplateSpec.spec"] = "{}",
        ["V1Deployment.spec"] = "{}",
        ["V1Deployment.status"] = "{}",
        ["V1DeploymentSpec.selector"] = "null",
        ["V1DeploymentSpec.template"] = "{}",
        ["V1DeploymentSpec.strategy"] = "{}",
        ["V1DeploymentCondition.lastUpdateTime"] = "null",
        ["V1DeploymentCondition.lastTransitionTime"] = "null",
        ["V1ReplicaSet.spec"] = "{}",
        ["V1ReplicaSet.status"] = "{}",
        ["V1ReplicaSetSpec.selector"] = "null",
        ["V1ReplicaSetSpec.template"] = "{}",
        ["V1ReplicaSetStatus.replicas"] = "0",
        ["V1ReplicaSetCondition.lastTransitionTime"] = "null",
        ["V1Job.spec"] = "{}",
        ["V1Job.status"] = "{}",
        ["V1JobSpec.template"] = "{}",
        ["V1JobTemplateSpec.metadata"] = "{}",
        ["V1JobTemplateSpec.spec"] = "{}",
        ["V1JobCondition.lastProbeTime"] = "null",
        ["V1JobCondition.lastTransitionTime"] = "null",
        ["V1CronJob.spec"] = "{}",
        ["V1CronJob.status"] = "{}",
        ["V1CronJobSpec.jobTemplate"] = "{}",
        ["V1Service.spec"] = "{}",
        ["V1Service.status"] = "{}",
        ["V1ServiceStatus.loadBalancer"] = "{}",
        ["V1Namespace.spec"] = "{}",
        ["V1Namespace.status"] = "{}",
        ["V1NamespaceCondition.lastTransitionTime"] = "null",
        ["V1Node.spec"] = "{}",
        ["V1Node.status"] = "{}",
        ["V1PersistentVolumeClaim.spec"] = "{}",
        ["V1PersistentVolumeClaim.status"] = "{}",
        ["V2HorizontalPodAutoscaler.spec"] = "{}",
        ["V2HorizontalPodAutoscaler.status"] = "{}",
        ["V2HorizontalPodAutoscalerSpec.scaleTargetRef"] = "{}",
        ["V2CrossVersionObjectReference.kind"] = "\"\"",
        ["V2CrossVersionObjectReference.name"] = "\"\"",
        ["V2HorizontalPodAutoscalerStatus.desiredReplicas"] = "0",
        ["V2HorizontalPodAutoscalerStatus.currentMetrics"] = "null",
        ["V2HorizontalPodAutoscalerCondition.lastTransitionTime"] = "null",
        ["V1PodDisruptionBudget.spec"] = "{}",
        ["V1PodDisruptionBudget.status"] = "{}",
        ["V1PodDisruptionBudgetStatus.disruptionsAllowed"] = "0",
        ["V1PodDisruptionBudgetStatus.currentHealthy"] = "0",
        ["V1PodDisruptionBudgetStatus.desiredHealthy"] = "0",
        ["V1PodDisruptionBudgetStatus.expectedPods"] = "0",
        ["V1Ingress.spec"] = "{}",
        ["V1Ingress.status"] = "{}",
        ["V1IngressStatus.loadBalancer"] = "{}",
        ["V1IngressClass.spec"] = "{}",
        ["V1NetworkPolicy.spec"] = "{}",
        ["V1NetworkPolicySpec.podSelector"] = "{}",
        ["V1Lease.spec"] = "{}",
        ["V1EndpointSlice.endpoints"] = "null",
        ["V1EndpointSlice.ports"] = "null",
        ["V1Role.rules"] = "null",
        ["V1ClusterRole.rules"] = "null",
        ["V1CustomResourceDefinition.spec"] = "{}",
        ["V1CustomResourceDefinition.status"] = "{}",
        ["V1CustomResourceDefinitionSpec.names"] = "{}",
        ["V1CustomResourceDefinitionStatus.conditions"] = "null",
        ["V1CustomResourceDefinitionStatus.acceptedNames"] = "{}",
        ["V1CustomResourceDefinitionStatus.storedVersions"] = "null",
        ["V1CustomResourceDefinitionNames.plural"] = "\"\"",
        ["V1CustomResourceDefinitionNames.kind"] = "\"\"",
        ["Corev1Event.involvedObject"] = "{}",
        ["Corev1Event.source"] = "{}",
        ["Corev1Event.firstTimestamp"] = "null",
        ["Corev1Event.lastTimestamp"] = "null",
        ["Corev1Event.eventTime"] = "null",
        ["Corev1Event.reportingComponent"] = "\"\"",
        ["Corev1Event.reportingInstance"] = "\"\"",
        ["Eventsv1Event.eventTime"] = "null",
        ["Eventsv1Event.regarding"] = "{}",
        ["Eventsv1Event.deprecatedSource"] = "{}",
        ["Eventsv1Event.deprecatedFirstTimestamp"] = "null",
        ["Eventsv1Event.deprecatedLastTimestamp"] = "null",
    };

    public static ModelNote? Find(string type, string field)
    {
        var path = $"{type}.{field}";
        return MapLists.TryGetValue(path, out var keys) ? new ModelNote("map", keys, keys[0]) : Others.GetValueOrDefault(path);
    }

    /// <summary>The JSON text of an always-written field's empty value, or null.</summary>
    public static string? Zero(string type, string field) => Zeros.GetValueOrDefault($"{type}.{field}");
}
