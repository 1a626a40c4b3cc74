using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>The wallet API's pods: see <see cref="SettingsResolution"/>.</summary>
internal static class AppResolution
{
    public static AppSettings AppOf(AppSpec spec, AppSettings profile)
    {
        var (min, desired, max) = ReplicasOf(spec.Replicas, profile);
        return profile with
        {
            Image = spec.Image,
            Port = spec.Port ?? profile.Port,
            Env = spec.Env ?? profile.Env,
            Cpu = spec.Resources?.Cpu ?? profile.Cpu,
            Memory = spec.Resources?.Memory ?? profile.Memory,
            MinReplicas = min,
            DesiredReplicas = desired,
            MaxReplicas = max,
            TargetCpuPercent = spec.Autoscaling?.CpuPercent ?? profile.TargetCpuPercent,
            TargetMemoryPercent = spec.Autoscaling?.MemoryPercent ?? profile.TargetMemoryPercent,
            ScaleUpStabilization = Seconds(spec.Autoscaling?.ScaleUpSeconds) ?? profile.ScaleUpStabilization,
            ScaleDownStabilization = Seconds(spec.Autoscaling?.ScaleDownSeconds) ?? profile.ScaleDownStabilization,
            MaxUnavailable = spec.DisruptionBudget?.MaxUnavailable?.Value ?? profile.MaxUnavailable,
            Ingress = IngressOf(spec.Ingress, profile.Ingress),
            MigrationTimeout = Seconds(spec.Migration?.TimeoutSeconds) ?? profile.MigrationTimeout,
            MigrationBackoffLimit = spec.Migration?.BackoffLimit ?? profile.MigrationBackoffLimit,
        };
    }

    // A stated bound moves the defaults of the other two; "max: 2" alone must not collide with a default minimum of 3.
    private static (int Min, int Desired, int Max) ReplicasOf(ReplicasSpec? spec, AppSettings profile)
    {
        var max = spec?.Max ?? Math.Max(profile.MaxReplicas, Math.Max(spec?.Min ?? 0, spec?.Desired ?? 0));
        var min = spec?.Min ?? Math.Min(profile.MinReplicas, Math.Min(max, spec?.Desired ?? max));
        return (min, spec?.Desired ?? Math.Max(min, Math.Min(profile.DesiredReplicas, max)), max);
    }

    private static IngressSpec IngressOf(IngressSpec? spec, IngressSpec profile)
        => spec is null ? profile : spec with { Scheme = spec.Scheme ?? profile.Scheme };

    private static TimeSpan? Seconds(int? seconds) => seconds is null ? null : TimeSpan.FromSeconds(seconds.Value);
}
