using System.Globalization;
using k8s.Models;
using Wallet.Operator.Platform;

namespace Wallet.Operator.App.Objects;

/// <summary>What serving pods and migrating pods share: image, size, and the restricted security profile.</summary>
internal static class PodObjects
{
    /// <summary>Component label of serving pods.</summary>
    public const string ServingComponent = "api";

    /// <summary>Component label of migrating pods.</summary>
    public const string MigratingComponent = "migration";

    private const string ScratchVolume = "tmp";

    /// <summary>Labels of a pod.</summary>
    public static Dictionary<string, string> Labels(AppInputs inputs, string component)
        => new(AppObject.Labels(inputs)) { [PlatformLabels.Component] = component };

    /// <summary>What selects the serving pods, and no migrating one.</summary>
    public static Dictionary<string, string> Selector(AppInputs inputs) => new()
    {
        [PlatformLabels.Name] = AppObject.Part,
        [PlatformLabels.Instance] = inputs.Pass.Key.Name,
        [PlatformLabels.Component] = ServingComponent,
    };

    /// <summary>A pod with one container.</summary>
    public static V1PodSpec Pod(AppInputs inputs, V1Container container) => new()
    {
        ServiceAccountName = inputs.Pass.Names.ServiceAccount,
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        SecurityContext = new V1PodSecurityContext
        {
            RunAsNonRoot = true,
            SeccompProfile = new V1SeccompProfile { Type = "RuntimeDefault" },
        },
        Containers = [container],
        Volumes = [new V1Volume { Name = ScratchVolume, EmptyDir = new V1EmptyDirVolumeSource() }],
    };

    /// <summary>A container of the API's image.</summary>
    /// <param name="inputs">Platform.</param>
    /// <param name="verb">What it does.</param>
    /// <param name="environment">Name of the ConfigMap and the Secret that it reads.</param>
    public static V1Container Container(AppInputs inputs, string verb, string environment) => new()
    {
        Name = AppObject.Part,
        Image = inputs.Pass.Settings.App.Image,
        Args = [verb],
        EnvFrom = EnvironmentObjects.From(environment),
        Resources = Size(inputs),
        SecurityContext = new V1SecurityContext
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            RunAsNonRoot = true,
            Capabilities = new V1Capabilities { Drop = ["ALL"] },
        },
        VolumeMounts = [new V1VolumeMount { Name = ScratchVolume, MountPath = "/tmp" }],
    };

    // Fargate sizes its machine by the requests. Memory is limited to it: beyond, the kernel would choose a victim; CPU has no limit,
    // for a pod is alone on its machine.
    private static V1ResourceRequirements Size(AppInputs inputs)
    {
        var app = inputs.Pass.Settings.App;
        return new V1ResourceRequirements
        {
            Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new(app.Cpu), ["memory"] = new(app.Memory) },
            Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new(app.Memory) },
        };
    }

    /// <summary>Whole seconds.</summary>
    public static int Seconds(TimeSpan duration) => Convert.ToInt32(duration.TotalSeconds, CultureInfo.InvariantCulture);
}
