using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>Who last set which fields, in which way.</summary>
/// <param name="Operation">Apply or Update.</param>
/// <param name="Subresource">Empty for the object itself.</param>
internal sealed record FieldManager(string Name, string Operation, string ApiVersion, string Subresource);

/// <summary>The ownership of an object's fields, as <c>metadata.managedFields</c> tells it.</summary>
internal sealed class ManagedFields
{
    private readonly Dictionary<FieldManager, (FieldTree Fields, string? Time)> _entries = [];

    public IEnumerable<KeyValuePair<FieldManager, FieldTree>> Entries
        => _entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Fields));

    public static ManagedFields Read(JsonObject value)
    {
        var managed = new ManagedFields();
        foreach (var entry in value.Items("metadata", "managedFields"))
        {
            var manager = new FieldManager(entry.Text("manager") ?? "", entry.Text("operation") ?? "",
                entry.Text("apiVersion") ?? "", entry.Text("subresource") ?? "");
            managed._entries[manager] = (FieldTree.Read(entry.At("fieldsV1")), entry.Text("time"));
        }

        return managed;
    }

    public FieldTree? Find(FieldManager manager) => _entries.TryGetValue(manager, out var entry) ? entry.Fields : null;

    public void Set(FieldManager manager, FieldTree fields, string? time = null)
    {
        if (fields.IsEmpty) _entries.Remove(manager);
        else _entries[manager] = (fields, time ?? (_entries.TryGetValue(manager, out var entry) ? entry.Time : null));
    }

    public void WriteTo(JsonObject value)
    {
        if (_entries.Count == 0)
        {
            value.Meta().Remove("managedFields");
            return;
        }

        var ordered = _entries.OrderBy(e => e.Key.Operation, StringComparer.Ordinal).ThenBy(e => e.Value.Time, StringComparer.Ordinal)
            .ThenBy(e => e.Key.Name, StringComparer.Ordinal).ThenBy(e => e.Key.ApiVersion, StringComparer.Ordinal)
            .ThenBy(e => e.Key.Subresource, StringComparer.Ordinal);
        value.Meta()["managedFields"] = new JsonArray([.. ordered.Select(e => Write(e.Key, e.Value.Fields, e.Value.Time))]);
    }

    private static JsonObject Write(FieldManager manager, FieldTree fields, string? time)
    {
        var json = new JsonObject
        {
            ["manager"] = manager.Name,
            ["operation"] = manager.Operation,
            ["apiVersion"] = manager.ApiVersion,
        };
        if (time is not null) json["time"] = time;
        json["fieldsType"] = "FieldsV1";
        json["fieldsV1"] = fields.ToJson();
        if (manager.Subresource.Length > 0) json["subresource"] = manager.Subresource;
        return json;
    }
}
