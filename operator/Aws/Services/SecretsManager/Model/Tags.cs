using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

internal class Tag
{
    public string? Key { get; set; }

    public string? Value { get; set; }
}

internal class TagResourceRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public List<Tag>? Tags { get; set; }
}

internal class TagResourceResponse : AmazonWebServiceResponse;

internal class UntagResourceRequest : AmazonSecretsManagerRequest
{
    public string? SecretId { get; set; }

    public List<string>? TagKeys { get; set; }
}

internal class UntagResourceResponse : AmazonWebServiceResponse;
