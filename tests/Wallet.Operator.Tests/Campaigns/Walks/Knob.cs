using System.Text.Json.Nodes;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Campaigns.Walks;

/// <summary>A field of the spec that can be turned to and fro on a ready platform, and what AWS or Kubernetes has of it.</summary>
/// <param name="Path">The field, e.g. <c>database.backup.retentionDays</c>.</param>
/// <param name="Values">Good values, besides none.</param>
/// <param name="ObserveAsync">What is there, by other means than the operator's.</param>
internal sealed record Knob(string Path, JsonNode[] Values, Func<LivePlatform, PlatformNames, Task<string>> ObserveAsync)
{
    /// <summary>What is there when the spec has a value; by default the value as text.</summary>
    public Func<JsonNode, string> Says { get; init; } = value => value.ToString();

    /// <summary>Whether a spec must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value in a spec; null where it says nothing.</summary>
    public JsonNode? In(JsonObject spec) => Path.Split('.').Aggregate((JsonNode?)spec, (inner, step) => (inner as JsonObject)?[step]);
}
