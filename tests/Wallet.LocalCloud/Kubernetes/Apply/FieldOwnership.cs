using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>Keeps <c>metadata.managedFields</c> true as objects change.</summary>
internal static class FieldOwnership
{
    /// <summary>After a create, update or patch: what changed belongs to the writer, and to nobody else any more.</summary>
    /// <param name="manager">Null when nobody is to own the changes.</param>
    public static void Update(TypeSchema schema, JsonObject old, JsonObject now, FieldManager? manager, string time)
    {
        var managed = Kept(old, now);
        var comparison = FieldComparison.Of(schema, old, now);
        var changed = comparison.Added.Union(comparison.Modified);
        foreach (var (other, fields) in managed.Entries.ToList())
        {
            managed.Set(other, fields.Except(changed).Except(comparison.Removed));
        }

        if (manager is not null && !changed.IsEmpty) managed.Set(manager, (managed.Find(manager) ?? new FieldTree()).Union(changed), time);
        managed.WriteTo(now);
    }

    /// <summary>Takes from other managers what an apply changed.</summary>
    /// <returns>The fields of others that the apply would take.</returns>
    public static IReadOnlyList<(string Manager, string Field)> Take(
        ManagedFields managed, FieldComparison comparison, FieldManager manager)
    {
        var changed = comparison.Added.Union(comparison.Modified);
        var conflicts = new List<(string, string)>();
        foreach (var (other, fields) in managed.Entries.Where(entry => entry.Key != manager).ToList())
        {
            var taken = fields.Intersect(changed);
            conflicts.AddRange(taken.Paths().Select(path => (Describe(other, manager), path)));
            managed.Set(other, fields.Except(taken).Except(comparison.Removed));
        }

        return conflicts;
    }

    private static string Describe(FieldManager other, FieldManager self)
    {
        var text = $"\"{other.Name}\"";
        if (other.Operation == "Update") text += " using " + other.ApiVersion;
        return other.Subresource.Length > 0 && other.Subresource != self.Subresource ? $"{text} with subresource \"{other.Subresource}\"" : text;
    }

    // A writer may clear the record by sending an empty one; it cannot invent another.
    private static ManagedFields Kept(JsonObject old, JsonObject now)
        => now.At("metadata", "managedFields") is JsonArray { Count: > 0 } sent && sent[0] is JsonObject { Count: 0 }
            ? new ManagedFields()
            : ManagedFields.Read(old);
}
