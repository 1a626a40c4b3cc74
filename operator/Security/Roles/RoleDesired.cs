using System.Diagnostics;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Security.Roles;

/// <summary>An IAM role as it should be.</summary>
/// <param name="Purpose">Whose.</param>
/// <param name="Name">At most 64 characters.</param>
/// <param name="Description">For people.</param>
/// <param name="Trust">Who may assume it.</param>
/// <param name="InlinePolicies">By name; no others stay.</param>
/// <param name="AttachedPolicyArns">Managed policies; no others stay.</param>
/// <param name="PermissionsBoundaryArn">Boundary, if any.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record RoleDesired(
    RolePurpose Purpose,
    string Name,
    string Description,
    string Trust,
    IReadOnlyDictionary<string, string> InlinePolicies,
    IReadOnlyList<string> AttachedPolicyArns,
    string? PermissionsBoundaryArn,
    IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Name of the role for a purpose.</summary>
    public static string NameOf(PlatformNames names, RolePurpose purpose) => names.For(purpose switch
    {
        RolePurpose.App => "app",
        RolePurpose.PodExecution => "pod-execution",
        RolePurpose.Monitoring => "monitoring",
        RolePurpose.FlowLogs => "flow-logs",
        _ => throw new UnreachableException(),
    });
}
