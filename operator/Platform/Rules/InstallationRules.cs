using Wallet.Operator.Platform.Profiles;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Rules that the operator's installation sets for all of its platforms.</summary>
internal static class InstallationRules
{
    /// <summary>
    /// An installation that demands a permissions boundary has a policy that lets no role be made without it: a spec that names another is
    /// refused here, instead of by IAM later.
    /// </summary>
    public static IEnumerable<SpecViolation> Check(PlatformSettings settings, OperatorDefaults defaults)
    {
        if (defaults is { RequirePermissionsBoundary: true, PermissionsBoundaryArn: { } demanded } && settings.Security.PermissionsBoundaryArn != demanded)
            yield return new SpecViolation(
                "spec.security.permissionsBoundaryArn", $"must be {demanded} or absent: this installation of the operator demands that boundary");
    }
}
