using Amazon.IdentityManagement.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Security.Roles;

/// <summary>Changes of roles.</summary>
internal static class RoleRequests
{
    public static readonly TagRequests Tags = new(
        (role, set) => new TagRoleRequest { RoleName = role, Tags = set.ToIam() },
        (role, keys) => new UntagRoleRequest { RoleName = role, TagKeys = [.. keys] });

    /// <summary>Makes a role; its policies follow in the next passes.</summary>
    public static AwsChange Create(RoleDesired role) => new(
        Change(role.Name, PlannedChange.Create, $"for {role.Purpose}"),
        new CreateRoleRequest
        {
            RoleName = role.Name,
            Description = role.Description,
            AssumeRolePolicyDocument = role.Trust,
            PermissionsBoundary = role.PermissionsBoundaryArn,
            Tags = role.Tags.ToIam(),
        });

    /// <summary>Writes who may assume it.</summary>
    public static AwsChange UpdateTrust(string role, string document) => new(
        Change(role, "UpdateTrust"), new UpdateAssumeRolePolicyRequest { RoleName = role, PolicyDocument = document });

    /// <summary>Sets the permissions boundary, or removes it when null.</summary>
    public static AwsChange PutBoundary(string role, string? from, string? to) => new(
        Change(role, "PutBoundary", $"{from ?? "(none)"} -> {to ?? "(none)"}"),
        to is null
            ? new DeleteRolePermissionsBoundaryRequest { RoleName = role }
            : new PutRolePermissionsBoundaryRequest { RoleName = role, PermissionsBoundary = to });

    /// <summary>Writes an inline policy.</summary>
    public static AwsChange PutInline(string role, string name, string document) => new(
        Change(role, "PutPolicy", name), new PutRolePolicyRequest { RoleName = role, PolicyName = name, PolicyDocument = document });

    /// <summary>Removes an inline policy.</summary>
    public static AwsChange DeleteInline(string role, string name)
        => new(Change(role, "DeletePolicy", name), new DeleteRolePolicyRequest { RoleName = role, PolicyName = name });

    /// <summary>Attaches a managed policy.</summary>
    public static AwsChange Attach(string role, string arn)
        => new(Change(role, "AttachPolicy", arn), new AttachRolePolicyRequest { RoleName = role, PolicyArn = arn });

    /// <summary>Detaches a managed policy.</summary>
    public static AwsChange Detach(string role, string arn)
        => new(Change(role, "DetachPolicy", arn), new DetachRolePolicyRequest { RoleName = role, PolicyArn = arn });

    /// <summary>Removes a role that has no policies any more.</summary>
    public static AwsChange Delete(string role) => new(PlannedChange.Removal(SecurityNames.Role(role)), new DeleteRoleRequest { RoleName = role });

    private static PlannedChange Change(string role, string verb, string detail = "") => new(SecurityNames.Role(role), verb, detail);
}
