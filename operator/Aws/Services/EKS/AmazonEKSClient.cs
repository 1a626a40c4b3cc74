using Amazon.EKS.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

internal class AmazonEKSClient : ProtocolClient, IAmazonEKS
{
    internal static readonly ServiceDescription Description = new("EKS", "eks", "2017-11-01");

    internal static readonly JsonProtocol Protocol = new(Description, EksShapes.Default.Options, new ErrorMap(e => new AmazonEKSException(e), new()
    {
        ["BadRequestException"] = e => new BadRequestException(e),
        ["ClientException"] = e => new ClientException(e),
        ["InvalidParameterException"] = e => new InvalidParameterException(e),
        ["InvalidRequestException"] = e => new InvalidRequestException(e),
        ["NotFoundException"] = e => new NotFoundException(e),
        ["ResourceInUseException"] = e => new ResourceInUseException(e),
        ["ResourceLimitExceededException"] = e => new ResourceLimitExceededException(e),
        ["ResourceNotFoundException"] = e => new ResourceNotFoundException(e),
        ["ServerException"] = e => new ServerException(e),
        ["ServiceUnavailableException"] = e => new ServiceUnavailableException(e),
        ["UnsupportedAvailabilityZoneException"] = e => new UnsupportedAvailabilityZoneException(e),
    }));

    public AmazonEKSClient(AmazonEKSConfig config) : base(null, config, Protocol) { }

    public AmazonEKSClient(AWSCredentials? credentials, AmazonEKSConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<DescribeClusterResponse> DescribeClusterAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeClusterResponse>(request, cancellationToken, "GET /clusters/{name}");

    public virtual Task<CreateFargateProfileResponse> CreateFargateProfileAsync(
        CreateFargateProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateFargateProfileResponse>(request, cancellationToken, "POST /clusters/{clusterName}/fargate-profiles", token: "clientRequestToken");

    public virtual Task<DescribeFargateProfileResponse> DescribeFargateProfileAsync(
        DescribeFargateProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeFargateProfileResponse>(request, cancellationToken, "GET /clusters/{clusterName}/fargate-profiles/{fargateProfileName}");

    public virtual Task<ListFargateProfilesResponse> ListFargateProfilesAsync(
        ListFargateProfilesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListFargateProfilesResponse>(request, cancellationToken, "GET /clusters/{clusterName}/fargate-profiles");

    public virtual Task<DeleteFargateProfileResponse> DeleteFargateProfileAsync(
        DeleteFargateProfileRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteFargateProfileResponse>(request, cancellationToken, "DELETE /clusters/{clusterName}/fargate-profiles/{fargateProfileName}");

    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken, "POST /tags/{resourceArn}");

    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken, "DELETE /tags/{resourceArn}");
}
