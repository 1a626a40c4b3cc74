using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>MSK refused a request as bad, which may mean many things.</summary>
/// <param name="request">The request.</param>
/// <param name="after">The cluster after an update was refused; null for any other request.</param>
/// <param name="refusal">MSK's answer.</param>
internal sealed class ClusterRefusalException(AmazonWebServiceRequest request, Cluster? after, BadRequestException refusal)
    : Exception(AwsErrors.Of(refusal).Message, refusal)
{
    /// <summary>The request.</summary>
    public AmazonWebServiceRequest Request { get; } = request;

    /// <summary>The cluster after the refusal of an update.</summary>
    public ClusterObserved? After { get; } = after is null ? null : ClusterObserved.From(after);

    /// <summary>The version that the update was decided on.</summary>
    public string? Version => ClusterRequests.UpdateOf(Request)?.Version;

    /// <summary>The field of the spec that the request comes from.</summary>
    public string Path => Request is CreateClusterV2Request && Message.Contains("bucket", StringComparison.OrdinalIgnoreCase)
        ? "spec.messaging.logs.s3Bucket"
        : ClusterRequests.PathOf(Request);
}
