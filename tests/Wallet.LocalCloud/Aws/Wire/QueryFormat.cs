using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>The query protocol: form parameters in, XML with a result wrapper out.</summary>
internal sealed class QueryFormat : IWireFormat
{
    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    /// <inheritdoc/>
    public DecodedCall Decode(AwsRequest request, IAwsService service) => Decode(request, flattened: false);

    /// <inheritdoc/>
    public WireAnswer Answer(IAwsService service, string operation, JsonObject members, string requestId, int status)
    {
        XNamespace ns = service.WireName;
        var root = new XElement(ns + $"{operation}Response",
            new XElement(ns + $"{operation}Result",
                XmlMembers.Of(ns, members, list => service.ListMembers.GetValueOrDefault(list, "member"))),
            new XElement(ns + "ResponseMetadata", new XElement(ns + "RequestId", requestId)));
        return Xml(status, root);
    }

    /// <inheritdoc/>
    public WireAnswer Fault(AwsFault fault, string requestId)
        => Xml(fault.Status, new XElement("ErrorResponse",
            new XElement("Error",
                new XElement("Type", fault.Status < 500 ? "Sender" : "Receiver"),
                new XElement("Code", fault.Code),
                new XElement("Message", fault.Message)),
            new XElement("RequestId", requestId)));

    /// <summary>Reads a form body, or the query string where there is no body; the operation is the parameter <c>Action</c>.</summary>
    internal static DecodedCall Decode(AwsRequest request, bool flattened)
    {
        var form = request.Body.Length > 0 ? Encoding.UTF8.GetString(request.Body) : request.Query;
        var input = FormParameters.Tree(FormParameters.Pairs(form), flattened);
        if (input["Action"] is not JsonValue action)
            throw new AwsFault("MissingAction", "The request must contain the parameter Action.");
        input.Remove("Action");
        input.Remove("Version");
        return new(action.GetValue<string>(), input);
    }

    /// <summary>An XML document as an answer.</summary>
    internal static WireAnswer Xml(int status, XElement root)
        => new(status, "text/xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root}", NoHeaders);
}
