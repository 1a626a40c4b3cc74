using System.Text.Json.Nodes;

namespace Wallet.Operator.App.Drift;

/// <summary>Reads <c>metadata.managedFields</c>: who set a field.</summary>
internal static class FieldOwners
{
    /// <summary>The manager that owns a field, or the atomic map or list around it; null when none does.</summary>
    public static string? Of(JsonObject live, IReadOnlyList<FieldStep> path)
        => (live["metadata"]?["managedFields"] as JsonArray ?? [])
            .Where(entry => entry?["fieldsV1"] is JsonObject fields && Owns(fields, path))
            .Select(entry => entry!["manager"]?.GetValue<string>())
            .FirstOrDefault();

    private static bool Owns(JsonObject fields, IEnumerable<FieldStep> path)
    {
        foreach (var step in path)
        {
            if (fields.FirstOrDefault(field => step.IsNamedBy(field.Key)).Value is not JsonObject inner)
                return false;
            if (inner.Count == 0)
                return true;
            fields = inner;
        }

        return true;
    }
}
