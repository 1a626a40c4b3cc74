using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Models;

/// <summary>Holds the members of a request against the shape that its model gives it.</summary>
/// <param name="protocol">Protocol, for names on the wire and for what a scalar looks like.</param>
/// <param name="exemptions">What the models are known to be wrong about.</param>
internal sealed class ShapeCheck(AwsProtocol protocol, ModelExemptions exemptions)
{
    /// <summary>Everything that is wrong with <paramref name="input"/>.</summary>
    public IEnumerable<ModelViolation> Of(JsonObject input, Shape shape) => Structure(input, shape, "");

    private IEnumerable<ModelViolation> Value(JsonNode node, ShapeReference reference, string path)
    {
        var shape = reference.Shape;
        return (shape.Type, node) switch
        {
            ("structure", JsonObject members) => Structure(members, shape, path + "."),
            ("list", JsonArray list) => [.. Length(list.Count, shape, path), .. Elements(list, shape, path)],
            ("list", JsonValue single) when reference.Location is not null => Value(single, shape.Element!, path + ".1"), // ?tagKeys=a
            ("map", JsonObject map) => [.. Length(map.Count, shape, path), .. Entries(map, shape, path)],
            ("structure" or "list" or "map", _) => [new(ViolationKind.Type, path, $"Member must be a {shape.Type}")],
            (_, JsonValue value) => ScalarCheck.Of(value, shape, path, IsText(reference), exemptions),
            _ => [new(ViolationKind.Type, path, $"Member must be a {shape.Type}")],
        };
    }

    private IEnumerable<ModelViolation> Structure(JsonObject members, Shape shape, string path)
    {
        var byName = shape.Members.ToDictionary(m => WireNames.Of(protocol, m.Key, m.Value), StringComparer.Ordinal);
        var present = members.Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value!);
        foreach (var (name, (member, _)) in byName)
        {
            if (shape.Required.Contains(member) && !present.ContainsKey(name))
                yield return new(ViolationKind.Missing, path + name, "Member must not be null");
        }
        foreach (var (name, value) in present)
        {
            var found = byName.TryGetValue(name, out var member)
                ? Value(value, member.Value, path + name)
                : exemptions.IsYounger(shape, name) ? []
                : [new(ViolationKind.Unknown, path + name, $"{shape.Name} has no such member")];
            foreach (var violation in found)
                yield return violation;
        }
    }

    private IEnumerable<ModelViolation> Elements(JsonArray list, Shape shape, string path)
        => list.Index().SelectMany(item => item.Item is null
            ? [new(ViolationKind.Missing, $"{path}.{item.Index + 1}", "Member must not be null")]
            : Value(item.Item, shape.Element!, $"{path}.{item.Index + 1}"));

    private IEnumerable<ModelViolation> Entries(JsonObject map, Shape shape, string path) => map.SelectMany(entry => (ModelViolation[])
    [
        .. ScalarCheck.Of(JsonValue.Create(entry.Key), shape.Key!.Shape, $"{path}.{entry.Key}", isText: true, exemptions),
        .. entry.Value is null
            ? [new(ViolationKind.Missing, $"{path}.{entry.Key}", "Member must not be null")]
            : Value(entry.Value, shape.Element!, $"{path}.{entry.Key}"),
    ]);

    private IEnumerable<ModelViolation> Length(int count, Shape shape, string path)
        => Limits.OfLength(count, shape, path, null, exemptions);

    // Forms, paths and query strings know texts only.
    private bool IsText(ShapeReference reference)
        => protocol is AwsProtocol.Query or AwsProtocol.Ec2 || reference.Location is not null;
}
