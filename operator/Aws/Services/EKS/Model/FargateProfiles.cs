using Amazon.Runtime;

namespace Amazon.EKS.Model;

internal class CreateFargateProfileRequest : AmazonEKSRequest
{
    public string? FargateProfileName { get; set; }

    public string? ClusterName { get; set; }

    public string? PodExecutionRoleArn { get; set; }

    public List<string>? Subnets { get; set; }

    public List<FargateProfileSelector>? Selectors { get; set; }

    public string? ClientRequestToken { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class FargateProfileSelector
{
    public string? Namespace { get; set; }

    public Dictionary<string, string>? Labels { get; set; }
}

internal class CreateFargateProfileResponse : AmazonWebServiceResponse
{
    public FargateProfile? FargateProfile { get; set; }
}

internal class FargateProfile
{
    public string? FargateProfileName { get; set; }

    public string? FargateProfileArn { get; set; }

    public string? ClusterName { get; set; }

    public DateTime? CreatedAt { get; set; }

    public string? PodExecutionRoleArn { get; set; }

    public List<string>? Subnets { get; set; }

    public List<FargateProfileSelector>? Selectors { get; set; }

    public FargateProfileStatus? Status { get; set; }

    public FargateProfileHealth? Health { get; set; }

    public Dictionary<string, string>? Tags { get; set; }
}

internal class FargateProfileHealth
{
    public List<FargateProfileIssue>? Issues { get; set; }
}

internal class FargateProfileIssue
{
    public string? Code { get; set; }

    public string? Message { get; set; }

    public List<string>? ResourceIds { get; set; }
}

internal class DescribeFargateProfileRequest : AmazonEKSRequest
{
    public string? ClusterName { get; set; }

    public string? FargateProfileName { get; set; }
}

internal class DescribeFargateProfileResponse : AmazonWebServiceResponse
{
    public FargateProfile? FargateProfile { get; set; }
}

internal class ListFargateProfilesRequest : AmazonEKSRequest
{
    public string? ClusterName { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

internal class ListFargateProfilesResponse : AmazonWebServiceResponse
{
    public List<string>? FargateProfileNames { get; set; }

    public string? NextToken { get; set; }
}

internal class DeleteFargateProfileRequest : AmazonEKSRequest
{
    public string? ClusterName { get; set; }

    public string? FargateProfileName { get; set; }
}

internal class DeleteFargateProfileResponse : AmazonWebServiceResponse
{
    public FargateProfile? FargateProfile { get; set; }
}
