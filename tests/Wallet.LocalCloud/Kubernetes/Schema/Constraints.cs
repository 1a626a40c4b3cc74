using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>The value rules of a schema.</summary>
public sealed record Constraints
{
    public JsonArray? Enum { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public bool ExclusiveMinimum { get; init; }

    public bool ExclusiveMaximum { get; init; }

    public double? MultipleOf { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public string? Pattern { get; init; }

    public long? MinItems { get; init; }

    public long? MaxItems { get; init; }

    public bool UniqueItems { get; init; }

    public long? MinProperties { get; init; }

    public long? MaxProperties { get; init; }

    public IReadOnlyList<TypeSchema> AllOf { get; init; } = [];

    public IReadOnlyList<TypeSchema> AnyOf { get; init; } = [];

    public IReadOnlyList<TypeSchema> OneOf { get; init; } = [];

    public TypeSchema? Not { get; init; }
}
