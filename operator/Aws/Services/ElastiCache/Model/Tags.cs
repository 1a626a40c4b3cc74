using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache.Model;

public class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

public class AddTagsToResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class AddTagsToResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

public class RemoveTagsFromResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }

    public List<string>? TagKeys { get; set; }
}

public class RemoveTagsFromResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}

public class ListTagsForResourceRequest : AmazonElastiCacheRequest
{
    public string? ResourceName { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}
