using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>One recorded request with its answer.</summary>
internal sealed record TranscriptEntry(string Name, string? Note, JsonObject Request, JsonObject Response)
{
    public static IReadOnlyList<TranscriptEntry> All { get; } = [.. Read()];

    private static IEnumerable<TranscriptEntry> Read()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Kubernetes", "Transcripts");
        return from file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
               from entry in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
               select new TranscriptEntry((string)entry["name"]!, (string?)entry["note"], entry["request"]!.AsObject(), entry["response"]!.AsObject());
    }
}
