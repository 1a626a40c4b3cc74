using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

internal interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonResourceGroupsTaggingAPIClient(awsCredentials, (AmazonResourceGroupsTaggingAPIConfig)clientConfig);

    Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default);
}
