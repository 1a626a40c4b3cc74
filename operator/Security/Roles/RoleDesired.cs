namespace Wallet.Operator.Security.Roles;

/// <summary>Whose role.</summary>
internal enum RolePurpose
{
    /// <summary>The wallet API's pods (IRSA).</summary>
    App,

    /// <summary>Fargate: pulls images, writes logs.</summary>
    PodExecution,

    /// <summary>RDS enhanced monitoring.</summary>
    Monitoring,
}

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
    IReadOnlyDictionary<string, string> Tags);
