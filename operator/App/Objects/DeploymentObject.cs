using System.Globalization;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.App.Objects;

/// <summary>The pods that serve.</summary>
internal static class DeploymentObject
{
    /// <summary>Annotation with the hash of the migration that these pods rely on: while it stands, no Job is needed.</summary>
    public const string MigratedAnnotation = "wallet-operator.io/migrated";

    private const string EnvironmentAnnotation = "wallet-operator.io/environment";

    // The load balancer learns of a pod's end at the same time as the pod: until it has, the pod serves on.
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan StartupPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ProbePeriod = TimeSpan.FromSeconds(5);

    /// <summary>The object, without replicas: those are the autoscaler's.</summary>
    /// <param name="inputs">Platform.</param>
    /// <param name="place">Where its pods run.</param>
    public static AppObject Build(AppInputs inputs, PodPlacement place) => AppObject.Of(
        inputs,
        ObjectKind.Deployment,
        inputs.NameIn(place),
        new V1Deployment
        {
            Spec = new V1DeploymentSpec
            {
                Selector = new V1LabelSelector { MatchLabels = Selector(inputs, place) },
                RevisionHistoryLimit = 5,
                ProgressDeadlineSeconds = PodObjects.Seconds(StartupPatience * 2),
                MinReadySeconds = 5,
                // A new pod first: a Fargate machine takes a minute, and meanwhile none is missing.
                Strategy = new V1DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new V1RollingUpdateDeployment { MaxUnavailable = 0, MaxSurge = "25%" },
                },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta
                    {
                        Labels = Labels(inputs, place),
                        Annotations = new Dictionary<string, string>
                        {
                            [EnvironmentAnnotation] = AppHash.OfEnvironment(inputs),
                            ["prometheus.io/scrape"] = "true",
                            ["prometheus.io/path"] = ApiContract.MetricsPath,
                            ["prometheus.io/port"] = inputs.ManagementPort.ToString(CultureInfo.InvariantCulture),
                        },
                    },
                    Spec = Pod(inputs),
                },
            },
        },
        new Dictionary<string, string> { [MigratedAnnotation] = AppHash.OfMigration(inputs) },
        Zone(place));

    // An autoscaler counts what its Deployment selects, so the Deployments of several zones select disjoint pods.
    private static Dictionary<string, string> Selector(AppInputs inputs, PodPlacement place)
        => new(PodObjects.Selector(inputs).Concat(Zone(place)));

    // Of several profiles that match a pod Fargate takes one by itself; only the label chooses ("Fargate profile components" in the EKS
    // user guide).
    private static Dictionary<string, string> Labels(AppInputs inputs, PodPlacement place)
    {
        var labels = new Dictionary<string, string>(PodObjects.Labels(inputs, PodObjects.ServingComponent).Concat(Zone(place)));
        if (place.FargateProfile is { } profile)
            labels[PlatformLabels.FargateProfile] = profile;
        return labels;
    }

    private static Dictionary<string, string> Zone(PodPlacement place)
        => place.Zone is { } zone ? new Dictionary<string, string> { [PlatformLabels.Zone] = zone } : [];

    private static V1PodSpec Pod(AppInputs inputs)
    {
        var container = PodObjects.Container(inputs, ApiContract.Serve, inputs.Name);
        container.Env =
        [
            new V1EnvVar
            {
                Name = "POD_NAME",
                ValueFrom = new V1EnvVarSource { FieldRef = new V1ObjectFieldSelector { FieldPath = "metadata.name" } },
            },
        ];
        container.Ports =
        [
            new V1ContainerPort { Name = ApiContract.Port, ContainerPort = inputs.Pass.Settings.App.Port, Protocol = "TCP" },
            new V1ContainerPort { Name = ApiContract.ManagementPort, ContainerPort = inputs.ManagementPort, Protocol = "TCP" },
        ];
        container.StartupProbe = Probe(ApiContract.StartupPath, failures: (int)(StartupPatience / ProbePeriod));
        container.LivenessProbe = Probe(ApiContract.LivenessPath, failures: 6);
        container.ReadinessProbe = Probe(ApiContract.ReadinessPath, failures: 2);
        container.Lifecycle = new V1Lifecycle
        {
            PreStop = new V1LifecycleHandler { Sleep = new V1SleepAction { Seconds = PodObjects.Seconds(Drain) } },
        };
        var pod = PodObjects.Pod(inputs, container);
        CredentialFiles.Mount(pod, container, inputs.Name, ApiEnvironment.Serve(inputs));
        pod.TerminationGracePeriodSeconds = PodObjects.Seconds(ApiContract.TerminationGracePeriod);
        pod.TopologySpreadConstraints =
        [
            new V1TopologySpreadConstraint
            {
                MaxSkew = 1,
                TopologyKey = "topology.kubernetes.io/zone",
                WhenUnsatisfiable = "ScheduleAnyway",
                LabelSelector = new V1LabelSelector { MatchLabels = PodObjects.Selector(inputs) },
            },
        ];
        return pod;
    }

    // The port that takes the traffic, as the contract says why.
    private static V1Probe Probe(string path, int failures) => new()
    {
        HttpGet = new V1HTTPGetAction { Path = path, Port = ApiContract.Port, Scheme = "HTTP" },
        PeriodSeconds = PodObjects.Seconds(ProbePeriod),
        TimeoutSeconds = 3,
        FailureThreshold = failures,
    };
}
