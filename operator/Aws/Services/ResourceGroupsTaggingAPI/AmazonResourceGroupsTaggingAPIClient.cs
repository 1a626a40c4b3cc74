using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

internal class AmazonResourceGroupsTaggingAPIClient : ProtocolClient, IAmazonResourceGroupsTaggingAPI
{
    internal static readonly ServiceDescription Description = new("Resource Groups Tagging API", "tagging", "2017-01-26");

    internal static readonly JsonProtocol Protocol = new(
        Description, TaggingShapes.Default.Options, new ErrorMap(e => new AmazonResourceGroupsTaggingAPIException(e), []), "ResourceGroupsTaggingAPI_20170126");

    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config) : base(null, config, Protocol) { }

    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials? credentials, AmazonResourceGroupsTaggingAPIConfig config)
        : base(credentials, config, Protocol) { }

    public virtual Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetResourcesResponse>(request, cancellationToken);
}
