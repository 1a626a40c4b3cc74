using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Web;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Models;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Aws.Protocols;
using Shape = Wallet.LocalCloud.Aws.Models.Shape;

namespace Wallet.Operator.Tests.Aws.Wire;

/// <summary>Every name that our clients put on the wire, against the models of Debian's package python3-botocore.</summary>
public sealed class ServiceModelTests
{
    public static TheoryData<string> Services => [.. ClientUnderCheck.All.Select(client => client.Model)];

    public static TheoryData<string, string> Operations => Matching((client, operation) => !IsYounger(client, operation));

    public static TheoryData<string, string> TokenOperations => Matching((client, operation) =>
        !IsYounger(client, operation) && TokenOf(client, operation) is not null);

    [Theory, MemberData(nameof(Services))]
    public void Services_are_described_as_in_the_model(string service)
    {
        var client = Find(service);
        var model = client.Load();
        var signingName = model.Metadata("signingName") is { Length: > 0 } name ? name : model.Metadata("endpointPrefix");
        client.Protocol.Service.ServiceId.Should().Be(model.Metadata("serviceId"));
        client.Protocol.Service.SigningName.Should().Be(signingName);
        client.Protocol.Service.ApiVersion.Should().Be(model.Metadata("apiVersion"));
        client.Protocol.Service.IsGlobal.Should().Be(model.Metadata("globalEndpoint").Length > 0);
        (client.Protocol is QueryProtocol).Should().Be(model.Metadata("protocol") == "query");
    }

    [Theory, MemberData(nameof(Operations))]
    public void Requests_and_answers_have_the_names_of_the_model(string service, string operation)
    {
        var client = Find(service);
        var model = client.Load();
        var modelled = model.Find(operation);
        modelled.Should().NotBeNull("{0} must be an operation of {1}", operation, service);
        Compare(client, client.Request(operation), modelled!.Input, $"{operation}Request", isRequest: true);
        Compare(client, client.Response(operation), modelled.Output, $"{operation}Response", isRequest: false);
        if (client.Protocol is QueryProtocol && modelled.Output is not null)
            modelled.ResultWrapper.Should().Be($"{operation}Result");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Routes_are_those_of_the_model(string service, string operation)
    {
        var client = Find(service);
        var model = client.Load();
        var modelled = model.Operation(operation);
        var sent = await client.SendAsync(operation);
        var members = modelled.Input?.Members ?? new Dictionary<string, ShapeReference>();

        sent.Method.Should().Be(modelled.Method);
        sent.Uri.AbsolutePath.Should().Be(ExpectedPath(modelled.RequestUri, members));
        if (client.Protocol is QueryProtocol)
        {
            var form = HttpUtility.ParseQueryString(sent.Body);
            form["Action"].Should().Be(operation);
            form["Version"].Should().Be(model.Metadata("apiVersion"));
        }
        else if (model.Metadata("protocol") == "json")
        {
            sent.Target.Should().Be($"{model.Metadata("targetPrefix")}.{operation}");
        }
        else
        {
            ExpectOnlyModelledQueryStrings(sent, members);
        }
    }

    [Theory, MemberData(nameof(TokenOperations))]
    public async Task Idempotency_tokens_are_filled_where_the_model_has_one(string service, string operation)
    {
        var client = Find(service);
        var token = TokenOf(client, operation)!;
        var sent = await client.SendAsync(operation, leaveOut: token);
        JsonNode.Parse(sent.Body)![token]!.ToString().Length.Should().BeInRange(32, 64);
    }

    [Theory, MemberData(nameof(Services))]
    public void Exceptions_stand_for_codes_of_the_model(string service)
    {
        var client = Find(service);
        client.Protocol.Errors.Codes.Should().BeSubsetOf(client.Load().ErrorCodes);
    }

    [Theory, MemberData(nameof(Operations))]
    public void Every_modelled_error_has_a_class(string service, string operation)
    {
        var client = Find(service);
        var unknown = client.Load().Operation(operation).ErrorCodes.Where(code => AwsErrorCodes.ByCode(client.Protocol.Service.SigningName, code) is null);
        unknown.Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Services))]
    public void Constants_are_values_of_the_model(string service)
    {
        var client = Find(service);
        var model = client.Load();
        var constants = client.Interface.Assembly.GetTypes()
            .Where(type => type.Namespace == client.Interface.Namespace && type.IsSubclassOf(typeof(ConstantClass)));
        foreach (var type in constants)
        {
            var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((ConstantClass)field.GetValue(null)!).Value);
            values.Should().BeSubsetOf(model.Shape(type.Name).Enum, "they are {0}'s", type.Name);
        }
    }

    private static TheoryData<string, string> Matching(Func<ClientUnderCheck, string, bool> condition)
    {
        var matching = new TheoryData<string, string>();
        foreach (var client in ClientUnderCheck.All)
        {
            foreach (var operation in client.Operations.Where(operation => condition(client, operation)))
                matching.Add(client.Model, operation);
        }
        return matching;
    }

    private static string? TokenOf(ClientUnderCheck client, string operation) =>
        client.Load().Operation(operation).Input?.Members.SingleOrDefault(member => member.Value.IsIdempotencyToken).Key;

    private static bool IsYounger(ClientUnderCheck client, string operation)
        => ModelExemptions.Known.IsYoungerOperation(client.Model, operation);

    private static ClientUnderCheck Find(string service) => ClientUnderCheck.All.Single(client => client.Model == service);

    // In the routes, labels carry the wire names of members; the request under check holds those names as values.
    private static string ExpectedPath(string template, IReadOnlyDictionary<string, ShapeReference> members)
    {
        foreach (var (name, shape) in members.Where(member => member.Value.Location == "uri"))
        {
            var wireName = char.ToLowerInvariant(name[0]) + name[1..];
            var value = shape.Shape.Type is "long" or "integer" ? "0" : wireName;
            template = template.Replace($"{{{shape.LocationName}}}", value, StringComparison.Ordinal);
        }
        return template;
    }

    private static void ExpectOnlyModelledQueryStrings(
        ClientUnderCheck.SentRequest sent, IReadOnlyDictionary<string, ShapeReference> members)
    {
        var modelled = members.Values.Where(member => member.Location == "querystring").Select(member => member.LocationName!).ToList();
        HttpUtility.ParseQueryString(sent.Uri.Query).AllKeys.Should().BeSubsetOf(modelled);
        if (sent.Method is not ("GET" or "DELETE"))
            modelled.Should().BeEmpty("our protocol writes query strings for GET and DELETE only");
        else
            members.Values.Where(member => member.Location is null).Should().BeEmpty("GET and DELETE have no body");
    }

    private static void Compare(ClientUnderCheck client, Type type, Shape? shape, string path, bool isRequest)
    {
        var contract = client.Protocol.Shapes.GetTypeInfo(type);
        foreach (var member in contract.Properties.Where(member => IsOurs(member) && !(shape is not null && ModelExemptions.Known.IsYounger(shape, member.Name))))
        {
            var at = $"{path}.{member.Name}";
            shape.Should().NotBeNull("{0} has no members in the model", path);
            var modelled = shape!.Members.Where(candidate => WireName(client, candidate) == member.Name).ToList();
            modelled.Should().ContainSingle("{0} must be a wire name of {1}", at, shape.Name);
            CompareType(client, member.PropertyType, modelled[0].Value.Shape, at, isRequest);
            if (isRequest && client.Protocol is QueryProtocol && modelled[0].Value.Shape.Type == "list")
                ListElement(member).Should().Be(modelled[0].Value.Shape.Element!.LocationName ?? "member", "{0} is a list of them", at);
        }
    }

    private static void CompareType(ClientUnderCheck client, Type type, Shape shape, string path, bool isRequest)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        Kind(bare).Should().Be(shape.Type is "float" ? "double" : shape.Type is "long" ? "integer" : shape.Type, "of {0}", path);
        shape.IsFlattened.Should().BeFalse("our protocols do not flatten {0}", path);
        if (shape.Type == "structure")
            Compare(client, bare, shape, path, isRequest);
        else if (shape.Type is "list" or "map")
            CompareType(client, bare.GetGenericArguments()[^1], shape.Element!.Shape, path + "[]", isRequest);
    }

    private static string Kind(Type type) =>
        type == typeof(string) || type.IsSubclassOf(typeof(ConstantClass)) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) || type == typeof(long) ? "integer"
        : type == typeof(double) ? "double"
        : type == typeof(DateTime) ? "timestamp"
        : type == typeof(MemoryStream) ? "blob"
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? "list"
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>) ? "map"
        : "structure";

    // The protocols' names: labels of a path are found by their member's name, everything else by its location name.
    private static string WireName(ClientUnderCheck client, KeyValuePair<string, ShapeReference> member) =>
        client.Protocol is QueryProtocol ? member.Value.LocationName ?? member.Key
        : member.Value.Location == "uri" ? char.ToLowerInvariant(member.Key[0]) + member.Key[1..]
        : member.Value.LocationName ?? member.Key;

    private static string ListElement(JsonPropertyInfo member) =>
        member.AttributeProvider!.GetCustomAttributes(typeof(ListMemberAttribute), false) is [ListMemberAttribute list] ? list.Name : "member";

    private static bool IsOurs(JsonPropertyInfo member) =>
        member.AttributeProvider is MemberInfo { DeclaringType: { } owner }
        && owner != typeof(AmazonWebServiceResponse) && owner != typeof(AmazonWebServiceRequest);
}
