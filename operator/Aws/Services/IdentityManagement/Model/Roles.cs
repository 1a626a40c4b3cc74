using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

internal class CreateRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? Path { get; set; }

    public string? RoleName { get; set; }

    public string? AssumeRolePolicyDocument { get; set; }

    public string? Description { get; set; }

    public int? MaxSessionDuration { get; set; }

    public string? PermissionsBoundary { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

internal class CreateRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}

internal class Role
{
    public string? Path { get; set; }

    public string? RoleName { get; set; }

    public string? RoleId { get; set; }

    public string? Arn { get; set; }

    public DateTime? CreateDate { get; set; }

    public string? AssumeRolePolicyDocument { get; set; }

    public string? Description { get; set; }

    public int? MaxSessionDuration { get; set; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class AttachedPermissionsBoundary
{
    public string? PermissionsBoundaryArn { get; set; }
}

internal class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

internal class GetRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}

internal class UpdateAssumeRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyDocument { get; set; }
}

internal class UpdateAssumeRolePolicyResponse : AmazonWebServiceResponse;

internal class DeleteRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

internal class DeleteRoleResponse : AmazonWebServiceResponse;

internal class TagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class TagRoleResponse : AmazonWebServiceResponse;

internal class UntagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class UntagRoleResponse : AmazonWebServiceResponse;

internal class ListRoleTagsRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}

internal class ListRoleTagsResponse : AmazonWebServiceResponse
{
    public List<Tag>? Tags { get; set; }

    public bool? IsTruncated { get; set; }

    public string? Marker { get; set; }
}

internal class PutRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PermissionsBoundary { get; set; }
}

internal class PutRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

internal class DeleteRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

internal class DeleteRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

internal class CreateServiceLinkedRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? AWSServiceName { get; set; }

    public string? Description { get; set; }
}

internal class CreateServiceLinkedRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}
