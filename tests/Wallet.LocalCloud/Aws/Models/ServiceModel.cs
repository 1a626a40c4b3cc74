using System.Collections.Concurrent;
using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>
/// A service's description as AWS publishes it to its own SDKs. Only the shapes that are asked for are read: EC2's file alone has
/// thousands of them.
/// </summary>
public sealed class ServiceModel
{
    private readonly Dictionary<string, JsonElement> _operations;
    private readonly Dictionary<string, JsonElement> _definitions;
    private readonly ConcurrentDictionary<string, ModelOperation> _readOperations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly JsonElement _metadata;

    internal ServiceModel(string service, JsonElement root)
    {
        Service = service;
        _metadata = root.GetProperty("metadata");
        _operations = root.GetProperty("operations").EnumerateObject().ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal);
        _definitions = root.GetProperty("shapes").EnumerateObject().ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
    }

    /// <summary>Signing name.</summary>
    public string Service { get; }

    /// <summary>Shapes that are errors, by the codes that they have on the wire.</summary>
    public IEnumerable<string> ErrorCodes
        => _definitions.Where(s => s.Value.TryGetProperty("exception", out _)).Select(s => ErrorCode(s.Key));

    /// <summary>An entry of the metadata; empty when there is none.</summary>
    public string Metadata(string name) => _metadata.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>An operation, or nothing.</summary>
    public ModelOperation? Find(string operation) => _operations.TryGetValue(operation, out var json)
        ? _readOperations.GetOrAdd(operation, _ => ModelOperation.Of(this, json))
        : null;

    /// <summary>An operation that exists.</summary>
    public ModelOperation Operation(string name)
        => Find(name) ?? throw new ArgumentException($"{Service} has no operation {name}.", nameof(name));

    /// <summary>A shape that exists.</summary>
    public Shape Shape(string name) => _shapes.GetOrAdd(name, _ => Models.Shape.Of(this, name, _definitions[name]));

    internal string ErrorCode(string shape)
        => _definitions[shape].Part("error")?.Text("code") ?? shape;
}
