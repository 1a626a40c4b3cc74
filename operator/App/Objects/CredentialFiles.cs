using k8s.Models;

namespace Wallet.Operator.App.Objects;

/// <summary>
/// The credentials of serving pods as files, beside the variables that older images know: a file follows the Secret while the pod runs, a
/// variable stays as it was at the start.
/// </summary>
internal static class CredentialFiles
{
    /// <summary>Where they are in the pod.</summary>
    public const string Folder = "/var/run/secrets/wallet-api";

    private const string FileSuffix = "_FILE";
    private const string Volume = "credentials";

    /// <summary>Mounts the Secret that the container reads its variables from, and names its files.</summary>
    public static void Mount(V1PodSpec pod, V1Container container, string secret, ApiEnvironment environment)
    {
        pod.Volumes.Add(new V1Volume { Name = Volume, Secret = new V1SecretVolumeSource { SecretName = secret } });
        container.VolumeMounts.Add(new V1VolumeMount { Name = Volume, MountPath = Folder, ReadOnlyProperty = true });
        foreach (var name in environment.Secrets.Keys.Order(StringComparer.Ordinal))
            container.Env.Add(new V1EnvVar { Name = name + FileSuffix, Value = $"{Folder}/{name}" });
    }
}
