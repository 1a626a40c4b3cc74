using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>AWS query: form parameters out, XML in.</summary>
internal sealed class QueryProtocol(ServiceDescription service, JsonSerializerOptions shapes, ErrorMap errors)
    : WireProtocol(service, shapes, errors)
{
    internal override IRequest Marshall(WireOperation operation, AmazonWebServiceRequest request)
    {
        var http = new DefaultRequest(request, Service.ServiceId) { HttpMethod = operation.Method };
        http.Parameters["Action"] = operation.Name;
        http.Parameters["Version"] = Service.ApiVersion;
        QueryForm.Write(http.Parameters, request, Shape.Of(Shapes.GetTypeInfo(request.GetType())));
        return http;
    }

    internal override ResponseUnmarshaller Unmarshaller(Type response) => new AnswerReader(Shape.Of(Shapes.GetTypeInfo(response)), Errors);

    private sealed class AnswerReader(Shape shape, ErrorMap errors) : XmlResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
        {
            var root = Load(input);
            var result = root.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
            var response = (AmazonWebServiceResponse)(result is null ? shape.Create() : QueryAnswer.Read(result, shape)!);
            response.ResponseMetadata = new ResponseMetadata { RequestId = Find(root, "RequestId") };
            return response;
        }

        // Not the SDK's own error reader: it skips CDATA, which some answers put their message in.
        public override AmazonServiceException UnmarshallException(
            XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            var root = TryLoad(input);
            var error = new ErrorResponse
            {
                Code = Find(root, "Code"),
                Message = Find(root, "Message") ?? $"HTTP {(int)statusCode} without an error document.",
                RequestId = Find(root, "RequestId"),
                Type = Enum.TryParse<ErrorType>(Find(root, "Type"), out var type) ? type : ErrorType.Unknown,
            };
            return errors.Create(error, innerException, statusCode);
        }

        private static string? Find(XElement? root, string name) =>
            root?.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

        private static XElement? TryLoad(XmlUnmarshallerContext input)
        {
            try
            {
                return Load(input);
            }
            catch (XmlException)
            {
                return null; // A proxy or a load balancer answered, not the service.
            }
        }

        private static XElement Load(XmlUnmarshallerContext input)
        {
            using var reader = XmlReader.Create(
                input.Stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = false });
            return XElement.Load(reader);
        }
    }
}
