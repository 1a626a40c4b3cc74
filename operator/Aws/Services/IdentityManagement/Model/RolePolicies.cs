using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

internal class PutRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyName { get; set; }

    public string? PolicyDocument { get; set; }
}

internal class PutRolePolicyResponse : AmazonWebServiceResponse;

internal class GetRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyName { get; set; }
}

internal class GetRolePolicyResponse : AmazonWebServiceResponse
{
    public string? RoleName { get; set; }

    public string? PolicyName { get; set; }

    public string? PolicyDocument { get; set; }
}

internal class DeleteRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyName { get; set; }
}

internal class DeleteRolePolicyResponse : AmazonWebServiceResponse;

internal class ListRolePoliciesRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}

internal class ListRolePoliciesResponse : AmazonWebServiceResponse
{
    public List<string>? PolicyNames { get; set; }

    public bool? IsTruncated { get; set; }

    public string? Marker { get; set; }
}

internal class AttachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyArn { get; set; }
}

internal class AttachRolePolicyResponse : AmazonWebServiceResponse;

internal class DetachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PolicyArn { get; set; }
}

internal class DetachRolePolicyResponse : AmazonWebServiceResponse;

internal class ListAttachedRolePoliciesRequest : AmazonIdentityManagementServiceRequest
{
    public string? RoleName { get; set; }

    public string? PathPrefix { get; set; }

    public string? Marker { get; set; }

    public int? MaxItems { get; set; }
}

internal class ListAttachedRolePoliciesResponse : AmazonWebServiceResponse
{
    public List<AttachedPolicy>? AttachedPolicies { get; set; }

    public bool? IsTruncated { get; set; }

    public string? Marker { get; set; }
}

internal class AttachedPolicy
{
    public string? PolicyName { get; set; }

    public string? PolicyArn { get; set; }
}
