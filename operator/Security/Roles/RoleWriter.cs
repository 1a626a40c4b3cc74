using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Roles;

/// <summary>Changes roles, one call each.</summary>
internal sealed class RoleWriter(IAmazonIdentityManagementService iam)
{
    /// <summary>Makes a role.</summary>
    public Task CreateAsync(RoleDesired role, CancellationToken ct) => iam.CreateRoleAsync(
        new CreateRoleRequest
        {
            RoleName = role.Name,
            Description = role.Description,
            AssumeRolePolicyDocument = role.Trust,
            PermissionsBoundary = role.PermissionsBoundaryArn,
            Tags = role.Tags.ToIam(),
        },
        ct);

    /// <summary>Writes who may assume it.</summary>
    public Task UpdateTrustAsync(string role, string document, CancellationToken ct)
        => iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = role, PolicyDocument = document }, ct);

    /// <summary>Sets the boundary, or removes it when null.</summary>
    public Task PutBoundaryAsync(string role, string? arn, CancellationToken ct) => arn is null
        ? iam.DeleteRolePermissionsBoundaryAsync(new DeleteRolePermissionsBoundaryRequest { RoleName = role }, ct)
        : iam.PutRolePermissionsBoundaryAsync(new PutRolePermissionsBoundaryRequest { RoleName = role, PermissionsBoundary = arn }, ct);

    /// <summary>Writes an inline policy.</summary>
    public Task PutInlineAsync(string role, string name, string document, CancellationToken ct)
        => iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = role, PolicyName = name, PolicyDocument = document }, ct);

    /// <summary>Removes an inline policy.</summary>
    public Task DeleteInlineAsync(string role, string name, CancellationToken ct)
        => iam.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = role, PolicyName = name }, ct);

    /// <summary>Attaches a managed policy.</summary>
    public Task AttachAsync(string role, string arn, CancellationToken ct)
        => iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = role, PolicyArn = arn }, ct);

    /// <summary>Detaches a managed policy.</summary>
    public Task DetachAsync(string role, string arn, CancellationToken ct)
        => iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = role, PolicyArn = arn }, ct);

    /// <summary>Sets tags.</summary>
    public Task TagAsync(string role, IReadOnlyDictionary<string, string> tags, CancellationToken ct)
        => iam.TagRoleAsync(new TagRoleRequest { RoleName = role, Tags = tags.ToIam() }, ct);

    /// <summary>Removes a role that has no policies any more.</summary>
    public Task DeleteAsync(string role, CancellationToken ct) => iam.DeleteRoleAsync(new DeleteRoleRequest { RoleName = role }, ct);
}
