using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>A service client on the SDK's own pipeline: credentials, signing, retries, time-outs and logging are the SDK's.</summary>
internal abstract class ProtocolClient : AmazonServiceClient
{
    private readonly WireProtocol _protocol;

    /// <summary>A client; without credentials it uses the SDK's default chain.</summary>
    protected ProtocolClient(AWSCredentials? credentials, ProtocolClientConfig config, WireProtocol protocol) : base(credentials, config) =>
        _protocol = protocol;

    // Runs inside the base constructor: no field of this class may be used here.
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthHandler());
    }

    /// <summary>Sends one request.</summary>
    /// <param name="request">The request; its type's name gives the operation's.</param>
    /// <param name="cancellationToken">Ends the call, retries included.</param>
    /// <param name="route">Verb and path (rest-json only).</param>
    /// <param name="token">Wire name of the idempotency token, if the operation has one.</param>
    protected Task<TResponse> CallAsync<TResponse>(
        AmazonWebServiceRequest request, CancellationToken cancellationToken, string route = "POST /", string? token = null)
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.GetType().Name[..^"Request".Length];
        var options = new InvokeOptions
        {
            RequestMarshaller = new WireOperation(_protocol, name, route, token),
            ResponseUnmarshaller = _protocol.Unmarshaller(typeof(TResponse)),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
