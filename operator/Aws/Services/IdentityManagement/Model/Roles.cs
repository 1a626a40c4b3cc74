using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public class CreateRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? Path { get; set; }

    public string? RoleName { get; set; }

    public string? AssumeRolePolicyDocument { get; set; }

    public string? Description { get; set; }

    public int? MaxSessionDuration { get; set; }

    public string? PermissionsBoundary { get; set; }

    public List<Tag>? Tags { get; set; }
}

public class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

public class CreateRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}

public class Role
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

public class AttachedPermissionsBoundary
{
    public string? PermissionsBoundaryArn { get; set; }
}

public class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

public class GetRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}

public class UpdateAssumeRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyDocument { get; set; }
}

public class UpdateAssumeRolePolicyResponse : AmazonWebServiceResponse;

public class DeleteRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

public class DeleteRoleResponse : AmazonWebServiceResponse;

public class TagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public List<Tag>? Tags { get; set; }
}

public class TagRoleResponse : AmazonWebServiceResponse;

public class UntagRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public List<string>? TagKeys { get; set; }
}

public class UntagRoleResponse : AmazonWebServiceResponse;

public class ListRoleTagsRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}

public class ListRoleTagsResponse : AmazonWebServiceResponse
{
    public List<Tag>? Tags { get; set; }

    public bool? IsTruncated { get; set; }

    public string? Marker { get; set; }
}

public class PutRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PermissionsBoundary { get; set; }
}

public class PutRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

public class DeleteRolePermissionsBoundaryRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }
}

public class DeleteRolePermissionsBoundaryResponse : AmazonWebServiceResponse;

public class CreateServiceLinkedRoleRequest : AmazonIdentityManagementServiceRequest
{
    public string? AWSServiceName { get; set; }

    public string? Description { get; set; }
}

public class CreateServiceLinkedRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}
