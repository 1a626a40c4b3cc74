using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Profiles;

/// <summary>Fills a spec's gaps from a profile. What the spec says wins; where a default would contradict it, the default bends.</summary>
internal static class SettingsResolution
{
    private static readonly Dictionary<string, string> NoEntries = [];

    /// <summary>The settings of a platform.</summary>
    public static PlatformSettings Resolve(WalletPlatformSpec spec, EnvironmentProfile profile, OperatorDefaults defaults) => new()
    {
        Environment = spec.Environment,
        Region = spec.Region,
        Owner = spec.Owner ?? profile.Owner,
        Project = spec.Project ?? profile.Project,
        Tags = spec.Tags ?? NoEntries,
        Paused = spec.Paused ?? false,
        Network = NetworkOf(spec.Network, profile, defaults),
        Security = SecurityOf(spec.Security, profile.Security, defaults),
        Database = StoreResolution.DatabaseOf(spec.Database, profile.Database),
        Cache = StoreResolution.CacheOf(spec.Cache, profile.Cache),
        Messaging = MessagingResolution.MessagingOf(spec.Messaging, profile),
        Compute = ComputeOf(spec.Compute, profile.Compute),
        App = AppResolution.AppOf(spec.App, profile.App),
        Observability = new ObservabilitySettings(spec.Observability?.LogRetentionDays ?? profile.Observability.LogRetentionDays),
        Deletion = DeletionOf(spec.Deletion, profile.Deletion),
        Adoption = AdoptionOf(spec.Adoption),
    };

    /// <summary>A policy by its name; one that is not known keeps data.</summary>
    public static DeletionPolicy PolicyOf(string? name) => name switch
    {
        nameof(DeletionPolicy.Delete) => DeletionPolicy.Delete,
        nameof(DeletionPolicy.Snapshot) => DeletionPolicy.Snapshot,
        _ => DeletionPolicy.Retain,
    };

    private static NetworkSettings NetworkOf(NetworkSpec? spec, EnvironmentProfile profile, OperatorDefaults defaults) => new(
        EksClusterName: spec?.EksClusterName ?? defaults.EksClusterName ?? "",
        VpcId: spec?.VpcId,
        PublicSubnetIds: spec?.PublicSubnetIds ?? [],
        PrivateSubnetIds: spec?.PrivateSubnetIds ?? [],
        DatabaseSubnetIds: spec?.DatabaseSubnetIds ?? [],
        DatabaseSubnetCidrs: spec?.DatabaseSubnetCidrs ?? [],
        Zones: profile.Zones,
        FlowLogs: spec?.FlowLogs ?? profile.FlowLogs);

    private static SecuritySettings SecurityOf(SecuritySpec? spec, SecuritySettings profile, OperatorDefaults defaults) => new(
        KeyPerComponent: spec?.Keys is null ? profile.KeyPerComponent : spec.Keys == "PerComponent",
        KeyRotation: Days(spec?.KeyRotationDays) ?? profile.KeyRotation,
        KeyDeletionWindow: Days(spec?.KeyDeletionWindowDays) ?? profile.KeyDeletionWindow,
        SecretRecoveryWindow: Days(spec?.SecretRecoveryDays) ?? profile.SecretRecoveryWindow,
        PermissionsBoundaryArn: spec?.PermissionsBoundaryArn ?? defaults.PermissionsBoundaryArn);

    private static ComputeSettings ComputeOf(ComputeSpec? spec, ComputeSettings profile) => new(
        ProfilePerZone: spec?.AzSpread is null ? profile.ProfilePerZone : spec.AzSpread == "Even",
        PodExecutionRoleArn: spec?.PodExecutionRoleArn);

    private static DeletionSettings DeletionOf(DeletionSpec? spec, DeletionPolicy profile) => new(
        spec?.Policy is null ? profile : PolicyOf(spec.Policy),
        (spec?.Components ?? []).ToDictionary(exception => exception.Component, exception => PolicyOf(exception.Policy)),
        spec?.Confirm);

    private static AdoptionSettings AdoptionOf(AdoptionSpec? spec) => new(
        spec?.Mode is { } mode ? Enum.Parse<AdoptionMode>(mode) : AdoptionMode.Unsaid,
        spec?.Resources?.FirstOrDefault(resource => resource.Component == AdoptedResourceSpec.Database)?.Id);

    private static TimeSpan? Days(int? days) => days is null ? null : TimeSpan.FromDays(days.Value);
}
