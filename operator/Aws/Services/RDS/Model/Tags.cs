using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

public class Filter
{
    public string? Name { get; set; }

    [ListMember("Value")]
    public List<string>? Values { get; set; }
}

public class AddTagsToResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }

    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; }
}

public class AddTagsToResourceResponse : AmazonWebServiceResponse;

public class RemoveTagsFromResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }

    public List<string>? TagKeys { get; set; }
}

public class RemoveTagsFromResourceResponse : AmazonWebServiceResponse;

public class ListTagsForResourceRequest : AmazonRDSRequest
{
    public string? ResourceName { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; }
}
