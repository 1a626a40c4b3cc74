using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

internal class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

internal class AddTagsToResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class AddTagsToResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

internal class RemoveTagsFromResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class RemoveTagsFromResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

internal class ListTagsForResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }
}

internal class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}
