using System.Text.Json;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>A type of a service model, and what it demands of values.</summary>
/// <param name="Name">Name, e.g. <c>CreateDBClusterMessage</c>.</param>
/// <param name="Type">E.g. <c>structure</c>, <c>list</c>, <c>string</c>.</param>
/// <param name="IsFlattened">Whether a list has no element around its members.</param>
/// <param name="IsSensitive">Whether values must not be shown.</param>
/// <param name="Required">Members that must be there.</param>
/// <param name="Enum">Values that are allowed; empty for any.</param>
/// <param name="Pattern">What texts must match; nothing for anything.</param>
/// <param name="Min">Least length of texts and lists, or least number.</param>
/// <param name="Max">Largest length or number.</param>
public sealed record Shape(
    string Name, string Type, bool IsFlattened, bool IsSensitive,
    IReadOnlyList<string> Required, IReadOnlyList<string> Enum, ModelPattern? Pattern, decimal? Min, decimal? Max)
{
    /// <summary>Members of a structure.</summary>
    public required IReadOnlyDictionary<string, ShapeReference> Members { get; init; }

    /// <summary>Members of a list or values of a map.</summary>
    public required ShapeReference? Element { get; init; }

    /// <summary>Keys of a map.</summary>
    public required ShapeReference? Key { get; init; }

    internal static Shape Of(ServiceModel model, string name, JsonElement json) => new(
        name,
        json.GetProperty("type").ToString(),
        json.Flag("flattened"),
        json.Flag("sensitive"),
        [.. json.Parts("required").Select(member => member.ToString())],
        [.. json.Parts("enum").Select(value => value.ToString())],
        json.Text("pattern") is { } pattern ? new(pattern) : null,
        json.Number("min"),
        json.Number("max"))
    {
        Members = json.Part("members")?.EnumerateObject().ToDictionary(m => m.Name, m => new ShapeReference(model, m.Value)) ?? [],
        Element = (json.Part("member") ?? json.Part("value")) is { } element ? new(model, element) : null,
        Key = json.Part("key") is { } key ? new(model, key) : null,
    };
}
