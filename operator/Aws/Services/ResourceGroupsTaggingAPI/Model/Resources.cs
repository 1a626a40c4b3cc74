using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

internal class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest;

internal class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    public string? PaginationToken { get; set; }

    public List<TagFilter>? TagFilters { get; set; }

    public int? ResourcesPerPage { get; set; }

    public List<string>? ResourceTypeFilters { get; set; }
}

internal class TagFilter
{
    public string? Key { get; set; }

    public List<string>? Values { get; set; }
}

internal class GetResourcesResponse : AmazonWebServiceResponse
{
    public string? PaginationToken { get; set; }

    public List<ResourceTagMapping>? ResourceTagMappingList { get; set; }
}

internal class ResourceTagMapping
{
    public string? ResourceARN { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}
