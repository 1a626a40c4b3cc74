using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Tables;

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="Priority">0 for the narrow table, 1 for <c>-o wide</c>.</param>
/// <param name="Cell">The cell of an object at a time.</param>
internal sealed record TableColumn(
    string Name, Func<JsonObject, DateTimeOffset, JsonNode?> Cell, string Type = "string", string Format = "", int Priority = 0)
{
    public string? Description { get; init; }
}
