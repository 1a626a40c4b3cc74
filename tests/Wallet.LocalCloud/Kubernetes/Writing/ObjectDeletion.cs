using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Garbage;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>Deletes objects: at once, or marked and kept while finalizers, a grace period or a namespace's content hold them.</summary>
internal sealed class ObjectDeletion(ObjectStore store, TimeProvider time)
{
    public const string Foreground = "foregroundDeletion";
    public const string Orphan = "orphan";

    /// <summary>Whether nothing holds a marked object any more.</summary>
    public static bool IsReady(ResourceKind kind, JsonObject value)
        => value.Finalizers().Count == 0
            && (value.Number("metadata", "deletionGracePeriodSeconds") ?? 0) == 0
            && !(kind.Storage == "/namespaces" && value.Texts("spec", "finalizers").Any());

    /// <returns>The object as it is kept on, or null when it is gone.</returns>
    /// <exception cref="ApiFault">There is none, or not the one that the client means.</exception>
    public (JsonObject Last, bool IsGone) Delete(ResourceKind kind, string space, string name, DeleteOptions options)
    {
        lock (store.Gate)
        {
            var stored = store.Find(ObjectView.Key(kind, space, name)) ?? throw Faults.NotFound(kind, name);
            var old = ObjectView.Of(kind, stored);
            CheckPreconditions(kind, old, options);
            var value = stored.Json.Clone();
            Mark(kind, value, options);
            if (IsReady(kind, value))
            {
                if (!options.IsDryRun) store.Remove(stored);
                return (old, true);
            }

            if (JsonAccess.Same(value, stored.Json)) return (old, false);
            return (options.IsDryRun ? value : ObjectView.Of(kind, store.Put(stored.Key, value)), false);
        }
    }

    private void Mark(ResourceKind kind, JsonObject value, DeleteOptions options)
    {
        SetPropagation(value, options.Propagation);
        if (kind.Storage == ResourceCatalog.Definitions) HoldForInstances(value);
        var meta = value.Meta();
        var grace = GracePeriod(kind, value, options);
        if (value.IsDeleting())
        {
            // A second deletion may only hasten the first.
            if (grace < (meta.Number("deletionGracePeriodSeconds") ?? 0)) meta["deletionGracePeriodSeconds"] = grace;
            return;
        }

        meta["deletionTimestamp"] = ObjectMeta.Timestamp(time.GetUtcNow().AddSeconds(grace));
        if (kind.Storage == "/namespaces") value.Ensure("status")["phase"] = "Terminating";
        else meta["deletionGracePeriodSeconds"] = grace;
        if (value.Generation() > 0) meta["generation"] = value.Generation() + 1;
    }

    // A definition goes after its objects.
    private void HoldForInstances(JsonObject definition)
    {
        var storage = $"{definition.Text("spec", "group")}/{definition.Text("spec", "names", "plural")}";
        if (store.List(storage).Objects.Count == 0 || definition.IsDeleting()) return;
        var finalizers = definition.Finalizers().Union([Finalizers.CustomResources]);
        definition.Meta()["finalizers"] = new JsonArray([.. finalizers.Select(finalizer => (JsonNode)finalizer)]);
    }

    // Only a pod that runs somewhere is given time: its node ends it.
    private static long GracePeriod(ResourceKind kind, JsonObject value, DeleteOptions options)
    {
        var runs = kind.Storage == "/pods" && !string.IsNullOrEmpty(value.Text("spec", "nodeName"))
            && value.Text("status", "phase") is not ("Succeeded" or "Failed");
        return runs ? options.GracePeriodSeconds ?? value.Number("spec", "terminationGracePeriodSeconds") ?? 30 : 0;
    }

    private static void SetPropagation(JsonObject value, string? propagation)
    {
        if (propagation is null) return;
        var finalizers = value.Finalizers().Where(finalizer => finalizer is not (Foreground or Orphan)).ToList();
        if (propagation == "Foreground") finalizers.Add(Foreground);
        if (propagation == "Orphan") finalizers.Add(Orphan);
        if (finalizers.Count == 0) value.Meta().Remove("finalizers");
        else value.Meta()["finalizers"] = new JsonArray([.. finalizers.Select(finalizer => (JsonNode)finalizer)]);
    }

    private static void CheckPreconditions(ResourceKind kind, JsonObject value, DeleteOptions options)
    {
        if (options.Uid is { } uid && uid != value.Uid())
        {
            throw Faults.PreconditionFailed(kind, value.Name(), "UID", uid, value.Uid());
        }

        if (options.ResourceVersion is { } version && version != value.ResourceVersion())
        {
            throw Faults.PreconditionFailed(kind, value.Name(), "ResourceVersion", version, value.ResourceVersion());
        }
    }
}
