using System.Globalization;
using k8s.Models;

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
    public static AppObject Build(AppInputs inputs) => AppObject.Of(
        inputs,
        ObjectKind.Deployment,
        inputs.Name,
        new V1Deployment
        {
            Spec = new V1DeploymentSpec
            {
                Selector = new V1LabelSelector { MatchLabels = PodObjects.Selector(inputs) },
                RevisionHistoryLimit = 5,
                ProgressDeadlineSeconds = PodObjects.Seconds(StartupPatience * 2),
                MinReadySeconds = 5,
                // A new pod first: a Fargate machine takes a minute, and meanwhile nobody is missing.
                Strategy = new V1DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new V1RollingUpdateDeployment { MaxUnavailable = 0, MaxSurge = "25%" },
                },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta
                    {
                        Labels = PodObjects.Labels(inputs, PodObjects.ServingComponent),
                        Annotations = new Dictionary<string, string>
                        {
                            [EnvironmentAnnotation] = AppHash.OfEnvironment(inputs),
                            ["prometheus.io/scrape"] = "true",
                            ["prometheus.io/path"] = ApiContract.MetricsPath,
                            ["prometheus.io/port"] = inputs.Pass.Settings.App.Port.ToString(CultureInfo.InvariantCulture),
                        },
                    },
                    Spec = Pod(inputs),
                },
            },
        },
        new Dictionary<string, string> { [MigratedAnnotation] = AppHash.OfMigration(inputs) });

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
            new V1ContainerPort { Name = PodObjects.PortName, ContainerPort = inputs.Pass.Settings.App.Port, Protocol = "TCP" },
        ];
        container.StartupProbe = Probe(ApiContract.StartupPath, failures: (int)(StartupPatience / ProbePeriod));
        container.LivenessProbe = Probe(ApiContract.LivenessPath, failures: 6);
        container.ReadinessProbe = Probe(ApiContract.ReadinessPath, failures: 2);
        container.Lifecycle = new V1Lifecycle
        {
            PreStop = new V1LifecycleHandler { Sleep = new V1SleepAction { Seconds = PodObjects.Seconds(Drain) } },
        };
        var pod = PodObjects.Pod(inputs, container);
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

    private static V1Probe Probe(string path, int failures) => new()
    {
        HttpGet = new V1HTTPGetAction { Path = path, Port = PodObjects.PortName, Scheme = "HTTP" },
        PeriodSeconds = PodObjects.Seconds(ProbePeriod),
        TimeoutSeconds = 3,
        FailureThreshold = failures,
    };
}
