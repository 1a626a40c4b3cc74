using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Tables;

/// <summary>The columns that a CustomResourceDefinition declares.</summary>
internal static class PrinterColumns
{
    public static IReadOnlyList<TableColumn> Read(IEnumerable<JsonNode?> columns) => [.. columns.Select(Read)];

    private static TableColumn Read(JsonNode? column)
    {
        var type = column.Text("type") ?? "string";
        var path = JsonPath.Parse(column.Text("jsonPath") ?? "");
        return new TableColumn(column.Text("name") ?? "", (value, now) => Cell(path.Find(value).ToList(), type, now), type,
            column.Text("format") ?? "", (int)(column.Number("priority") ?? 0))
        {
            Description = column.Text("description"),
        };
    }

    private static JsonNode? Cell(List<JsonNode?> found, string type, DateTimeOffset now)
    {
        if (found.Count == 0 || found[0] is null) return null;
        return type switch
        {
            "date" => HumanDuration.Since(found[0].Time(), now),
            "integer" or "number" or "boolean" => found[0] is JsonValue ? found[0]!.DeepClone() : null,
            _ => string.Join(',', found.Select(value => value.Text() ?? JsonText.Write(value))),
        };
    }
}
