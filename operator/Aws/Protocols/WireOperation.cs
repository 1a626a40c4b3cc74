using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>One operation's binding to the wire.</summary>
/// <param name="protocol">How its service speaks.</param>
/// <param name="name">Operation name: the request type's name less "Request".</param>
/// <param name="route">Verb and path, e.g. <c>GET /v1/clusters/{clusterArn}</c>; labels are wire names of members.</param>
/// <param name="idempotencyToken">Wire name of the member that gets a random token when the caller left it unset.</param>
internal sealed class WireOperation(WireProtocol protocol, string name, string route, string? idempotencyToken)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public string Name => name;

    public string Method { get; } = route[..route.IndexOf(' ')];

    public string Path { get; } = route[(route.IndexOf(' ') + 1)..];

    public string? IdempotencyToken => idempotencyToken;

    // Called once per call, before the retry handler: a token made here is the same in every attempt.
    public IRequest Marshall(AmazonWebServiceRequest input) => protocol.Marshall(this, input);
}
