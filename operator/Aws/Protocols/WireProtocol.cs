using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>
/// How a service speaks, shared by all its operations. Requests and answers are described once, by their System.Text.Json
/// contracts: the JSON protocols serialise with them, the query protocol walks them.
/// </summary>
internal abstract class WireProtocol(ServiceDescription service, JsonSerializerOptions shapes, ErrorMap errors)
{
    /// <summary>The service.</summary>
    public ServiceDescription Service => service;

    /// <summary>Contracts of its requests and answers.</summary>
    public JsonSerializerOptions Shapes => shapes;

    /// <summary>Its errors.</summary>
    public ErrorMap Errors => errors;

    internal abstract IRequest Marshall(WireOperation operation, AmazonWebServiceRequest request);

    internal abstract ResponseUnmarshaller Unmarshaller(Type response);
}
