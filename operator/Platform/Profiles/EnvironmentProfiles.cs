namespace Wallet.Operator.Platform.Profiles;

/// <summary>All profiles. To change a default, add a version: platforms keep the one that their status pins.</summary>
internal static class EnvironmentProfiles
{
    /// <summary>For platforms that pin none yet.</summary>
    public const string Newest = "v1";

    private static readonly EnvironmentProfile[] All = [StagingProfile.V1, ProductionProfile.V1];

    /// <summary>Versions that a spec may ask for.</summary>
    public static IReadOnlyList<string> Versions { get; } = [.. All.Select(profile => profile.Version).Distinct()];

    /// <summary>The profile, or null when the environment or version is unknown.</summary>
    public static EnvironmentProfile? Find(string environment, string version)
        => Array.Find(All, profile => profile.Environment == environment && profile.Version == version);
}

/// <summary>Defaults that the operator's installation gives, not the environment.</summary>
/// <param name="EksClusterName">EKS cluster of platforms that name none.</param>
internal sealed record OperatorDefaults(string? EksClusterName)
{
    /// <summary>Permissions boundary of the roles of platforms that name none.</summary>
    public string? PermissionsBoundaryArn { get; init; }

    /// <summary>No platform may name a boundary other than <see cref="PermissionsBoundaryArn"/>.</summary>
    public bool RequirePermissionsBoundary { get; init; }
}
