using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.Tables;

/// <summary>Writes objects as a <c>meta.k8s.io/v1 Table</c>.</summary>
internal static class TableWriter
{
    private static readonly TableColumn Name = new("Name", (value, _) => value.Name(), Format: "name");

    private static readonly IReadOnlyList<TableColumn> Plain =
        [Name, new("Created At", (value, _) => value.Text("metadata", "creationTimestamp"), Type: "date")];

    private static readonly TableColumn Age =
        new("Age", (value, now) => HumanDuration.Since(value.Time("metadata", "creationTimestamp"), now), Type: "date");

    /// <param name="includeObject">None, Metadata (the default) or Object.</param>
    public static JsonObject Table(ResourceKind kind, IReadOnlyList<JsonObject> values, DateTimeOffset now, string? includeObject)
    {
        var columns = Columns(kind);
        return new JsonObject
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = new JsonObject(),
            ["columnDefinitions"] = new JsonArray([.. columns.Select(Definition)]),
            ["rows"] = new JsonArray([.. values.Select(value => Row(columns, value, now, includeObject))]),
        };
    }

    public static JsonObject WithMetadata(this JsonObject table, JsonObject metadata)
    {
        table["metadata"] = metadata;
        return table;
    }

    private static IReadOnlyList<TableColumn> Columns(ResourceKind kind)
    {
        if (kind.Columns is null) return Plain;
        if (!kind.IsCustom) return kind.Columns;
        return kind.Columns.Count == 0 ? [Name, Age] : [Name, .. kind.Columns];
    }

    private static JsonObject Definition(TableColumn column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type,
        ["format"] = column.Format,
        ["description"] = column.Description ?? "",
        ["priority"] = column.Priority,
    };

    private static JsonObject Row(IReadOnlyList<TableColumn> columns, JsonObject value, DateTimeOffset now, string? includeObject) => new()
    {
        ["cells"] = new JsonArray([.. columns.Select(column => column.Cell(value, now))]),
        ["object"] = includeObject switch
        {
            "None" => null,
            "Object" => value.DeepClone(),
            _ => PartialMetadata.Of(value),
        },
    };
}
