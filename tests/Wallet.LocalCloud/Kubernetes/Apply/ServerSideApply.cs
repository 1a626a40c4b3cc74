using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>Server-side apply: merge the configuration in, take out what the manager no longer sets, record who owns what.</summary>
internal static class ServerSideApply
{
    /// <param name="live">The object as it is, or the empty form of a new one.</param>
    /// <param name="configuration">What the manager wants, without fields of the server.</param>
    /// <param name="conflicts">The fields of others that would change; the caller refuses unless it is forced.</param>
    /// <returns>The merged object, before defaults, with its managedFields.</returns>
    public static JsonObject Apply(TypeSchema schema, JsonObject live, JsonObject configuration, FieldManager manager, string time,
        out IReadOnlyList<(string Manager, string Field)> conflicts)
    {
        var managed = ManagedFields.Read(live);
        var last = managed.Find(manager);
        var wanted = ServerFields.Strip(TypedValue.Fields(schema, configuration));
        managed.Set(manager, wanted, SameFields(last, wanted) ? null : time);

        var merged = (JsonObject)TypedMerge.Merge(schema, live, configuration)!;
        if (last is not null) Prune(schema, merged, last, managed);
        conflicts = FieldOwnership.Take(managed, FieldComparison.Of(schema, live, merged), manager);
        managed.WriteTo(merged);
        return merged;
    }

    // What the manager set before and nobody sets now goes.
    private static void Prune(TypeSchema schema, JsonObject merged, FieldTree last, ManagedFields managed)
    {
        var owned = managed.Entries.Aggregate(new FieldTree(), (all, entry) => all.Union(entry.Value));
        TypedMerge.Remove(schema, merged, last, owned);
    }

    private static bool SameFields(FieldTree? last, FieldTree now) => last is not null && JsonAccess.Same(last.ToJson(), now.ToJson());
}
