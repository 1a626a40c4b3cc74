using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>
/// One endpoint per partition, signed for the partition's own region: IAM is iam.amazonaws.com, signed for us-east-1,
/// wherever the caller is. A configured endpoint is used as it is, signed the same way.
/// </summary>
internal sealed class GlobalEndpointProvider(string prefix) : IEndpointProvider
{
    /// <summary>The region that calls from a region are signed for.</summary>
    public static string SigningRegion(string region) => Fn.Partition(region).name switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var region = parameters["Region"] as string ?? throw new AmazonClientException("No AWS region is configured: set AWS_REGION.");
        var host = Fn.Partition(region).name switch
        {
            "aws-cn" => $"{prefix}.cn-north-1.amazonaws.com.cn",
            "aws-us-gov" => $"{prefix}.us-gov.amazonaws.com",
            _ => $"{prefix}.amazonaws.com",
        };
        var url = parameters["Endpoint"] is string { Length: > 0 } configured ? configured : $"https://{host}";
        var scheme = $$"""{"authSchemes":[{"name":"sigv4","signingName":"{{prefix}}","signingRegion":"{{SigningRegion(region)}}"}]}""";
        return new Endpoint(url, scheme, null);
    }
}
