using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

internal class Filter
{
    public string? Name { get; set; }

    [ListMember("Value")]
    public List<string>? Values { get; set; }
}

internal class AddTagsToResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

internal class AddTagsToResourceResponse : AmazonWebServiceResponse;

internal class RemoveTagsFromResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class RemoveTagsFromResourceResponse : AmazonWebServiceResponse;

internal class ListTagsForResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }
}

internal class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}
