using System.Text.Json;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What a spec says within its limits, each section on its own: one that cannot be read takes no other with it.</summary>
/// <param name="Document">The readable part.</param>
internal sealed record StatedSpec(JsonElement Document)
{
    /// <summary>A text at the top, or null.</summary>
    public string? Text(string name) => Member(name, JsonValueKind.String)?.GetString();

    /// <summary>The spec; what it must have and has not is empty.</summary>
    public WalletPlatformSpec ToSpec() => new()
    {
        Environment = Text("environment") ?? "",
        Region = Text("region") ?? "",
        ProfileVersion = Text("profileVersion"),
        Owner = Text("owner"),
        Project = Text("project"),
        Paused = Member("paused", JsonValueKind.True) is not null,
        Tags = Section<Dictionary<string, string>>("tags"),
        Network = Section<NetworkSpec>("network"),
        Security = Section<SecuritySpec>("security"),
        Database = Section<DatabaseSpec>("database"),
        Cache = Section<CacheSpec>("cache"),
        Messaging = Section<MessagingSpec>("messaging"),
        Compute = Section<ComputeSpec>("compute"),
        Observability = Section<ObservabilitySpec>("observability"),
        App = Section<AppSpec>("app") ?? new AppSpec { Image = "" },
        Deletion = Section<DeletionSpec>("deletion"),
        Adoption = Section<AdoptionSpec>("adoption"),
    };

    private T? Section<T>(string name) where T : class
        => Member(name, JsonValueKind.Object) is { } section ? SpecJson.Read<T>(section) : null;

    private JsonElement? Member(string name, JsonValueKind kind)
        => Document.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
