using k8s.Models;

namespace Wallet.LocalCloud.Node;

/// <summary>
/// The EKS pod identity webhook's part: a service account annotated with a role gives its pods that role, by a projected token for
/// STS. Applied by the node when it starts the pod, so the pod's own description does not show it.
/// </summary>
internal static class WebIdentity
{
    private const string RoleAnnotation = "eks.amazonaws.com/role-arn";
    private const string VolumeName = "aws-iam-token";
    private const string MountPath = "/var/run/secrets/eks.amazonaws.com/serviceaccount";

    public static V1Pod Apply(V1Pod pod, V1ServiceAccount? account, string region)
    {
        if (account?.GetAnnotation(RoleAnnotation) is not { Length: > 0 } role) return pod;
        var volume = new V1Volume
        {
            Name = VolumeName,
            Projected = new V1ProjectedVolumeSource
            {
                Sources =
                [
                    new V1VolumeProjection
                    {
                        ServiceAccountToken = new V1ServiceAccountTokenProjection
                        {
                            Audience = account.GetAnnotation("eks.amazonaws.com/audience") ?? "sts.amazonaws.com",
                            // Long, because the node does not renew it.
                            ExpirationSeconds = 30 * 86400,
                            Path = "token",
                        },
                    },
                ],
            },
        };
        return pod with
        {
            Spec = pod.Spec with
            {
                Volumes = [.. pod.Spec.Volumes ?? [], volume],
                Containers = [.. pod.Spec.Containers.Select(container => With(container, role, region))],
                InitContainers = pod.Spec.InitContainers is { } init ? [.. init.Select(container => With(container, role, region))] : null,
            },
        };
    }

    private static V1Container With(V1Container container, string role, string region)
    {
        var own = (container.Env ?? []).Select(variable => variable.Name).ToHashSet();
        V1EnvVar[] variables =
        [
            new V1EnvVar { Name = "AWS_ROLE_ARN", Value = role },
            new V1EnvVar { Name = "AWS_WEB_IDENTITY_TOKEN_FILE", Value = $"{MountPath}/token" },
            new V1EnvVar { Name = "AWS_STS_REGIONAL_ENDPOINTS", Value = "regional" },
            new V1EnvVar { Name = "AWS_REGION", Value = region },
            new V1EnvVar { Name = "AWS_DEFAULT_REGION", Value = region },
        ];
        return container with
        {
            Env = [.. container.Env ?? [], .. variables.Where(variable => !own.Contains(variable.Name))],
            VolumeMounts = [.. container.VolumeMounts ?? [], new V1VolumeMount { Name = VolumeName, MountPath = MountPath, ReadOnlyProperty = true }],
        };
    }
}
