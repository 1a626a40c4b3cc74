using System.Globalization;
using System.Text.Json.Nodes;

namespace Wallet.Demo.Platform;

/// <summary>What a WalletPlatform's status says, read the way any client reads it.</summary>
/// <param name="Phase">One word.</param>
/// <param name="Ready">Whether the condition Ready is true for the present spec.</param>
/// <param name="Summary">Message of the condition Ready.</param>
/// <param name="Components">Components in the order in which they are built.</param>
/// <param name="ApplicationUrl">Base URL of the REST API, when known.</param>
/// <param name="KafkaBootstrap">Bootstrap brokers, when known.</param>
public sealed record PlatformView(
    string Phase, bool Ready, string Summary, IReadOnlyList<ComponentRow> Components, string? ApplicationUrl, string? KafkaBootstrap)
{
    /// <summary>Reads the resource as the API server returns it.</summary>
    public static PlatformView Of(JsonObject platform)
    {
        var status = platform["status"] as JsonObject ?? [];
        var conditions = Objects(status["conditions"]);
        var ready = conditions.FirstOrDefault(c => Text(c["type"]) == "Ready");
        var generation = (long?)platform["metadata"]?["generation"];
        return new PlatformView(
            Text(status["phase"], "Pending"),
            Text(ready?["status"]) == "True" && (long?)ready?["observedGeneration"] == generation,
            Text(ready?["message"]),
            [.. Objects(status["components"]).Select(c => Row(c, conditions))],
            (string?)status["endpoints"]?["applicationUrl"],
            (string?)status["endpoints"]?["kafkaBootstrap"]);
    }

    private static ComponentRow Row(JsonObject component, IReadOnlyList<JsonObject> conditions)
    {
        var name = Text(component["name"]);
        var condition = conditions.FirstOrDefault(c => Text(c["type"]).Equals($"{name}Ready", StringComparison.OrdinalIgnoreCase));
        return new ComponentRow(
            name,
            Text(component["state"]),
            Text(condition?["status"], "Unknown"),
            Text(component["message"]),
            DateTimeOffset.TryParse(Text(component["since"]), CultureInfo.InvariantCulture, out var since) ? since : default);
    }

    private static List<JsonObject> Objects(JsonNode? list) => [.. (list as JsonArray ?? []).OfType<JsonObject>()];

    private static string Text(JsonNode? node, string absent = "") => (string?)node ?? absent;
}
