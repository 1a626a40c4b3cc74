using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>EC2's dialect: flattened lists in, <c>item</c> elements in lower camel case out.</summary>
internal sealed class Ec2Format : IWireFormat
{
    /// <inheritdoc/>
    public DecodedCall Decode(AwsRequest request, IAwsService service) => QueryFormat.Decode(request, flattened: true);

    /// <inheritdoc/>
    public WireAnswer Answer(IAwsService service, string operation, JsonObject members, string requestId, int status)
    {
        XNamespace ns = service.WireName;
        return QueryFormat.Xml(status, new XElement(ns + $"{operation}Response",
            new XElement(ns + "requestId", requestId),
            XmlMembers.Of(ns, members, _ => "item")));
    }

    /// <inheritdoc/>
    public WireAnswer Fault(AwsFault fault, string requestId)
        => QueryFormat.Xml(fault.Status, new XElement("Response",
            new XElement("Errors", new XElement("Error", new XElement("Code", fault.Code), new XElement("Message", fault.Message))),
            new XElement("RequestID", requestId)));
}
