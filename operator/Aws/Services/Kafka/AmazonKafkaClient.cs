using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

internal class AmazonKafkaClient : ProtocolClient, IAmazonKafka
{
    internal static readonly ServiceDescription Description = new("Kafka", "kafka", "2018-11-14");

    internal static readonly JsonProtocol Protocol = new(Description, KafkaShapes.Default.Options, new ErrorMap(e => new AmazonKafkaException(e), new()
    {
        ["BadRequestException"] = e => new BadRequestException(e),
        ["ConflictException"] = e => new ConflictException(e),
        ["ForbiddenException"] = e => new ForbiddenException(e),
        ["InternalServerErrorException"] = e => new InternalServerErrorException(e),
        ["NotFoundException"] = e => new NotFoundException(e),
        ["ServiceUnavailableException"] = e => new ServiceUnavailableException(e),
        ["TooManyRequestsException"] = e => new TooManyRequestsException(e),
        ["UnauthorizedException"] = e => new UnauthorizedException(e),
    }));

    public AmazonKafkaClient(AmazonKafkaConfig config) : base(null, config, Protocol) { }

    public AmazonKafkaClient(AWSCredentials? credentials, AmazonKafkaConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<CreateClusterV2Response> CreateClusterV2Async(
        CreateClusterV2Request request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateClusterV2Response>(request, cancellationToken, "POST /api/v2/clusters");

    public virtual Task<DescribeClusterV2Response> DescribeClusterV2Async(
        DescribeClusterV2Request request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeClusterV2Response>(request, cancellationToken, "GET /api/v2/clusters/{clusterArn}");

    public virtual Task<ListClustersV2Response> ListClustersV2Async(ListClustersV2Request request, CancellationToken cancellationToken = default) =>
        CallAsync<ListClustersV2Response>(request, cancellationToken, "GET /api/v2/clusters");

    public virtual Task<DeleteClusterResponse> DeleteClusterAsync(DeleteClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteClusterResponse>(request, cancellationToken, "DELETE /v1/clusters/{clusterArn}");

    public virtual Task<GetBootstrapBrokersResponse> GetBootstrapBrokersAsync(
        GetBootstrapBrokersRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<GetBootstrapBrokersResponse>(request, cancellationToken, "GET /v1/clusters/{clusterArn}/bootstrap-brokers");

    public virtual Task<ListNodesResponse> ListNodesAsync(ListNodesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListNodesResponse>(request, cancellationToken, "GET /v1/clusters/{clusterArn}/nodes");

    public virtual Task<UpdateClusterConfigurationResponse> UpdateClusterConfigurationAsync(
        UpdateClusterConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateClusterConfigurationResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/configuration");

    public virtual Task<UpdateBrokerStorageResponse> UpdateBrokerStorageAsync(
        UpdateBrokerStorageRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateBrokerStorageResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/nodes/storage");

    public virtual Task<UpdateBrokerCountResponse> UpdateBrokerCountAsync(
        UpdateBrokerCountRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateBrokerCountResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/nodes/count");

    public virtual Task<UpdateBrokerTypeResponse> UpdateBrokerTypeAsync(
        UpdateBrokerTypeRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateBrokerTypeResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/nodes/type");

    public virtual Task<UpdateClusterKafkaVersionResponse> UpdateClusterKafkaVersionAsync(
        UpdateClusterKafkaVersionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateClusterKafkaVersionResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/version");

    public virtual Task<UpdateSecurityResponse> UpdateSecurityAsync(UpdateSecurityRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateSecurityResponse>(request, cancellationToken, "PATCH /v1/clusters/{clusterArn}/security");

    public virtual Task<UpdateMonitoringResponse> UpdateMonitoringAsync(
        UpdateMonitoringRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateMonitoringResponse>(request, cancellationToken, "PUT /v1/clusters/{clusterArn}/monitoring");

    public virtual Task<ListClusterOperationsV2Response> ListClusterOperationsV2Async(
        ListClusterOperationsV2Request request, CancellationToken cancellationToken = default) =>
        CallAsync<ListClusterOperationsV2Response>(request, cancellationToken, "GET /api/v2/clusters/{clusterArn}/operations");

    public virtual Task<DescribeClusterOperationV2Response> DescribeClusterOperationV2Async(
        DescribeClusterOperationV2Request request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeClusterOperationV2Response>(request, cancellationToken, "GET /api/v2/operations/{clusterOperationArn}");

    public virtual Task<CreateConfigurationResponse> CreateConfigurationAsync(
        CreateConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateConfigurationResponse>(request, cancellationToken, "POST /v1/configurations");

    public virtual Task<UpdateConfigurationResponse> UpdateConfigurationAsync(
        UpdateConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UpdateConfigurationResponse>(request, cancellationToken, "PUT /v1/configurations/{arn}");

    public virtual Task<DescribeConfigurationResponse> DescribeConfigurationAsync(
        DescribeConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeConfigurationResponse>(request, cancellationToken, "GET /v1/configurations/{arn}");

    public virtual Task<DescribeConfigurationRevisionResponse> DescribeConfigurationRevisionAsync(
        DescribeConfigurationRevisionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeConfigurationRevisionResponse>(request, cancellationToken, "GET /v1/configurations/{arn}/revisions/{revision}");

    public virtual Task<ListConfigurationsResponse> ListConfigurationsAsync(
        ListConfigurationsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListConfigurationsResponse>(request, cancellationToken, "GET /v1/configurations");

    public virtual Task<DeleteConfigurationResponse> DeleteConfigurationAsync(
        DeleteConfigurationRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteConfigurationResponse>(request, cancellationToken, "DELETE /v1/configurations/{arn}");

    public virtual Task<ListKafkaVersionsResponse> ListKafkaVersionsAsync(
        ListKafkaVersionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListKafkaVersionsResponse>(request, cancellationToken, "GET /v1/kafka-versions");

    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken, "POST /v1/tags/{resourceArn}");

    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken, "DELETE /v1/tags/{resourceArn}");

    public virtual Task<BatchAssociateScramSecretResponse> BatchAssociateScramSecretAsync(
        BatchAssociateScramSecretRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<BatchAssociateScramSecretResponse>(request, cancellationToken, "POST /v1/clusters/{clusterArn}/scram-secrets");
}
