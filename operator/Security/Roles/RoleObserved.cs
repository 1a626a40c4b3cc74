namespace Wallet.Operator.Security.Roles;

/// <summary>An IAM role as it is; documents decoded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Trust">Who may assume it.</param>
/// <param name="InlinePolicies">By name.</param>
/// <param name="AttachedPolicyArns">Managed policies.</param>
/// <param name="PermissionsBoundaryArn">Boundary, if any.</param>
/// <param name="Tags">All of its tags.</param>
internal sealed record RoleObserved(
    string Name,
    string Arn,
    string Trust,
    IReadOnlyDictionary<string, string> InlinePolicies,
    IReadOnlyList<string> AttachedPolicyArns,
    string? PermissionsBoundaryArn,
    IReadOnlyDictionary<string, string> Tags);
