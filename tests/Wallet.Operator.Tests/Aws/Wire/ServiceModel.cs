using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Wallet.Operator.Tests.Aws.Wire;

/// <summary>A service's description as AWS publishes it to its own SDKs: the truth that our wire names are held against.</summary>
internal sealed class ServiceModel
{
    private const string Folder = "/usr/lib/python3/dist-packages/botocore/data";
    private static readonly ConcurrentDictionary<string, ServiceModel> Loaded = new();
    private readonly JsonNode _root;

    private ServiceModel(JsonNode root) => _root = root;

    public static ServiceModel Load(string service, string version) =>
        Loaded.GetOrAdd(Path.Combine(Folder, service, version, "service-2.json"), Read);

    private static ServiceModel Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} is missing: install the service models with `apt-get install python3-botocore`.", path);
        return new ServiceModel(JsonNode.Parse(File.ReadAllText(path))!);
    }

    public string Metadata(string name) => _root["metadata"]![name]?.ToString() ?? "";

    public bool Has(string operation) => _root["operations"]!.AsObject().ContainsKey(operation);

    public JsonNode Operation(string name) => _root["operations"]![name]!;

    public Shape? Input(string operation) => Operation(operation)["input"] is { } reference ? Resolve(reference) : null;

    public Shape? Output(string operation) => Operation(operation)["output"] is { } reference ? Resolve(reference) : null;

    public string? ResultWrapper(string operation) => Operation(operation)["output"]?["resultWrapper"]?.ToString();

    public IEnumerable<string> Errors(string operation) =>
        (Operation(operation)["errors"]?.AsArray() ?? []).Select(error => ErrorCode(error!["shape"]!.ToString()));

    public IEnumerable<string> AllErrorCodes() =>
        _root["shapes"]!.AsObject().Where(shape => shape.Value!["exception"] is not null).Select(shape => ErrorCode(shape.Key));

    public Shape Resolve(JsonNode reference) => new(this, reference, _root["shapes"]![reference["shape"]!.ToString()]!);

    public Shape Named(string name) => Resolve(new JsonObject { ["shape"] = name });

    private string ErrorCode(string shape) => _root["shapes"]![shape]!["error"]?["code"]?.ToString() ?? shape;

    /// <summary>A shape where it is used.</summary>
    internal sealed class Shape(ServiceModel model, JsonNode reference, JsonNode definition)
    {
        public string Name => reference["shape"]!.ToString();

        public string Type => definition["type"]!.ToString();

        public bool IsFlattened => definition["flattened"] is not null;

        public string? LocationName => reference["locationName"]?.ToString();

        public string? Location => reference["location"]?.ToString();

        public bool IsIdempotencyToken => reference["idempotencyToken"] is not null;

        public IReadOnlyDictionary<string, Shape> Members =>
            (definition["members"]?.AsObject() ?? []).ToDictionary(member => member.Key, member => model.Resolve(member.Value!));

        public Shape Element => model.Resolve(definition["member"] ?? definition["value"]!);

        public IEnumerable<string> EnumValues => (definition["enum"]?.AsArray() ?? []).Select(value => value!.ToString());
    }
}
