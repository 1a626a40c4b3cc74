using Amazon.Kafka.Model;
using Amazon.Runtime;

namespace Amazon.Kafka;

internal interface IAmazonKafka : IAmazonService, IDisposable
{
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonKafkaConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonKafkaClient(awsCredentials, (AmazonKafkaConfig)clientConfig);

    Task<CreateClusterV2Response> CreateClusterV2Async(CreateClusterV2Request request, CancellationToken cancellationToken = default);

    Task<DescribeClusterV2Response> DescribeClusterV2Async(DescribeClusterV2Request request, CancellationToken cancellationToken = default);

    Task<ListClustersV2Response> ListClustersV2Async(ListClustersV2Request request, CancellationToken cancellationToken = default);

    Task<DeleteClusterResponse> DeleteClusterAsync(DeleteClusterRequest request, CancellationToken cancellationToken = default);

    Task<GetBootstrapBrokersResponse> GetBootstrapBrokersAsync(GetBootstrapBrokersRequest request, CancellationToken cancellationToken = default);

    Task<ListNodesResponse> ListNodesAsync(ListNodesRequest request, CancellationToken cancellationToken = default);

    Task<UpdateClusterConfigurationResponse> UpdateClusterConfigurationAsync(
        UpdateClusterConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<UpdateBrokerStorageResponse> UpdateBrokerStorageAsync(UpdateBrokerStorageRequest request, CancellationToken cancellationToken = default);

    Task<UpdateBrokerCountResponse> UpdateBrokerCountAsync(UpdateBrokerCountRequest request, CancellationToken cancellationToken = default);

    Task<UpdateBrokerTypeResponse> UpdateBrokerTypeAsync(UpdateBrokerTypeRequest request, CancellationToken cancellationToken = default);

    Task<UpdateClusterKafkaVersionResponse> UpdateClusterKafkaVersionAsync(
        UpdateClusterKafkaVersionRequest request, CancellationToken cancellationToken = default);

    Task<UpdateSecurityResponse> UpdateSecurityAsync(UpdateSecurityRequest request, CancellationToken cancellationToken = default);

    Task<UpdateMonitoringResponse> UpdateMonitoringAsync(UpdateMonitoringRequest request, CancellationToken cancellationToken = default);

    Task<ListClusterOperationsV2Response> ListClusterOperationsV2Async(
        ListClusterOperationsV2Request request, CancellationToken cancellationToken = default);

    Task<DescribeClusterOperationV2Response> DescribeClusterOperationV2Async(
        DescribeClusterOperationV2Request request, CancellationToken cancellationToken = default);

    Task<CreateConfigurationResponse> CreateConfigurationAsync(CreateConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<UpdateConfigurationResponse> UpdateConfigurationAsync(UpdateConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<DescribeConfigurationResponse> DescribeConfigurationAsync(
        DescribeConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<DescribeConfigurationRevisionResponse> DescribeConfigurationRevisionAsync(
        DescribeConfigurationRevisionRequest request, CancellationToken cancellationToken = default);

    Task<ListConfigurationsResponse> ListConfigurationsAsync(ListConfigurationsRequest request, CancellationToken cancellationToken = default);

    Task<DeleteConfigurationResponse> DeleteConfigurationAsync(DeleteConfigurationRequest request, CancellationToken cancellationToken = default);

    Task<ListKafkaVersionsResponse> ListKafkaVersionsAsync(ListKafkaVersionsRequest request, CancellationToken cancellationToken = default);

    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);

    Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);

    Task<BatchAssociateScramSecretResponse> BatchAssociateScramSecretAsync(
        BatchAssociateScramSecretRequest request, CancellationToken cancellationToken = default);
}
