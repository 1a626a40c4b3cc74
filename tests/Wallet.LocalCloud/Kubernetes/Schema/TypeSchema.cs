using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>What a value may be: the one description behind validation, defaults, pruning, patches, apply and <c>explain</c>.</summary>
public sealed class TypeSchema
{
    /// <summary>The name under which OpenAPI shows a shared type, e.g. <c>io.k8s.api.core.v1.Pod</c>; null for an inline one.</summary>
    public string? Name { get; init; }

    /// <summary>object, array, string, integer, number, boolean; null for any.</summary>
    public string? Type { get; set; }

    public string? Format { get; set; }

    public string? Description { get; set; }

    public Dictionary<string, TypeSchema> Properties { get; private set; } = [];

    public TypeSchema? Items { get; set; }

    /// <summary>The values of a map with free keys.</summary>
    public TypeSchema? Additional { get; set; }

    public IReadOnlyList<string> Required { get; set; } = [];

    public JsonNode? Default { get; set; }

    public bool Nullable { get; set; }

    public bool IntOrString { get; set; }

    public bool PreserveUnknown { get; set; }

    public bool Embedded { get; set; }

    /// <summary>atomic, set or map.</summary>
    public string ListType { get; set; } = "atomic";

    public IReadOnlyList<string> MapKeys { get; set; } = [];

    /// <summary>A map or structure that has one owner as a whole.</summary>
    public bool IsAtomicMap { get; set; }

    /// <summary>The key by which strategic merge patch finds list elements; empty when a list is replaced.</summary>
    public string MergeKey { get; set; } = "";

    /// <summary>What the server writes when the field is not set, as JSON text; null when it then leaves the field out.</summary>
    public string? Zero { get; set; }

    public Constraints? Limits { get; set; }

    /// <summary>The expression rules on this schema.</summary>
    internal IReadOnlyList<ExpressionRule> Rules { get; set; } = [];

    /// <summary>Whether this schema or one below it carries expression rules.</summary>
    public bool HasRules { get; set; }

    public bool IsScalar => Type is not ("object" or "array") && !PreserveUnknown && !IntOrString && Type is not null;

    public bool IsList => Type == "array";

    /// <summary>A value of which nothing is known: maps are open, lists are atomic.</summary>
    public static TypeSchema Unknown { get; } = new() { PreserveUnknown = true };

    /// <summary>Gives this schema the members of another, even those that it gets later.</summary>
    public void ShareMembers(TypeSchema other) => Properties = other.Properties;

    /// <summary>The schema of a member that is declared by name, or by one schema for all.</summary>
    public TypeSchema? Declared(string name) => Properties.GetValueOrDefault(name) ?? Additional;

    /// <summary>The schema of a map's member.</summary>
    /// <returns>Null when the member is not declared.</returns>
    public TypeSchema? Member(string name)
        => Properties.GetValueOrDefault(name) ?? Additional ?? (PreserveUnknown ? Unknown : null);
}
