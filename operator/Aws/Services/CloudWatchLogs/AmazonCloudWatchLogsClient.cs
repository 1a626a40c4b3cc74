using Amazon.CloudWatchLogs.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.CloudWatchLogs;

internal class AmazonCloudWatchLogsClient : ProtocolClient, IAmazonCloudWatchLogs
{
    internal static readonly ServiceDescription Description = new("CloudWatch Logs", "logs", "2014-03-28");

    internal static readonly JsonProtocol Protocol = new(Description, CloudWatchLogsShapes.Default.Options, new ErrorMap(e => new AmazonCloudWatchLogsException(e), new()
    {
        ["InvalidParameterException"] = e => new InvalidParameterException(e),
        ["LimitExceededException"] = e => new LimitExceededException(e),
        ["OperationAbortedException"] = e => new OperationAbortedException(e),
        ["ResourceAlreadyExistsException"] = e => new ResourceAlreadyExistsException(e),
        ["ResourceNotFoundException"] = e => new ResourceNotFoundException(e),
        ["ServiceUnavailableException"] = e => new ServiceUnavailableException(e),
        ["TooManyTagsException"] = e => new TooManyTagsException(e),
    }), "Logs_20140328");

    public AmazonCloudWatchLogsClient(AmazonCloudWatchLogsConfig config) : base(null, config, Protocol) { }

    public AmazonCloudWatchLogsClient(AWSCredentials? credentials, AmazonCloudWatchLogsConfig config) : base(credentials, config, Protocol) { }

    public virtual Task<CreateLogGroupResponse> CreateLogGroupAsync(
        CreateLogGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<CreateLogGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(
        DescribeLogGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeLogGroupsResponse>(request, cancellationToken);

    public virtual Task<PutRetentionPolicyResponse> PutRetentionPolicyAsync(
        PutRetentionPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutRetentionPolicyResponse>(request, cancellationToken);

    public virtual Task<AssociateKmsKeyResponse> AssociateKmsKeyAsync(
        AssociateKmsKeyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<AssociateKmsKeyResponse>(request, cancellationToken);

    public virtual Task<DeleteLogGroupResponse> DeleteLogGroupAsync(
        DeleteLogGroupRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DeleteLogGroupResponse>(request, cancellationToken);

    public virtual Task<DescribeResourcePoliciesResponse> DescribeResourcePoliciesAsync(
        DescribeResourcePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<DescribeResourcePoliciesResponse>(request, cancellationToken);

    public virtual Task<PutResourcePolicyResponse> PutResourcePolicyAsync(
        PutResourcePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<PutResourcePolicyResponse>(request, cancellationToken);

    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(
        ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<ListTagsForResourceResponse>(request, cancellationToken);

    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<TagResourceResponse>(request, cancellationToken);

    public virtual Task<UntagResourceResponse> UntagResourceAsync(
        UntagResourceRequest request, CancellationToken cancellationToken = default) =>
        CallAsync<UntagResourceResponse>(request, cancellationToken);
}
