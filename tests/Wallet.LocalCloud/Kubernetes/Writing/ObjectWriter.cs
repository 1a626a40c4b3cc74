using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Apply;
using Wallet.LocalCloud.Kubernetes.BuiltIn;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>
/// Creates and changes objects: form, identity, ownership, rules, checks, then the store. Every method takes the JSON over
/// and answers with the object as it was kept, which is shared.
/// </summary>
internal sealed class ObjectWriter(ObjectStore store, TimeProvider time, KubernetesVersion version)
{
    /// <exception cref="ApiFault">Refused.</exception>
    public JsonObject Create(ResourceKind kind, string space, JsonObject value, WriteOptions options)
    {
        ObjectForm.CheckKind(kind, value);
        lock (store.Gate)
        {
            RequireNamespace(kind, space);
            ObjectForm.Prune(kind, value, options, version);
            ObjectIdentity.Claim(kind, space, value);
            if (kind.HasStatus) value.Remove("status");
            ObjectForm.Default(kind, value);
            FieldOwnership.Update(kind.Schema.Value, ObjectForm.Empty(kind), value, options.Updater(kind.ApiVersion), Timestamp());
            return Insert(kind, space, value, options);
        }
    }

    /// <summary>Replaces an object, or its status, by what the client sends.</summary>
    /// <exception cref="ApiFault">Refused.</exception>
    public JsonObject Replace(ResourceKind kind, string space, string name, JsonObject value, WriteOptions options)
    {
        ObjectForm.CheckKind(kind, value);
        lock (store.Gate)
        {
            var stored = Require(kind, space, name);
            if (value.Name() != name)
            {
                throw Faults.BadRequest($"the name of the object ({value.Name()}) does not match the name on the URL ({name})");
            }

            if (kind.IsCustom && value.ResourceVersion().Length == 0)
            {
                throw Faults.Invalid(kind, name, [FieldError.Invalid("metadata.resourceVersion", 0, "must be specified for an update")]);
            }

            ObjectIdentity.Locate(kind, space, value);
            ObjectForm.Prune(kind, value, options, version);
            return Change(kind, stored, value, options);
        }
    }

    /// <summary>Changes an object by a function of its present form.</summary>
    /// <param name="patch">The patch as it was sent, for error messages.</param>
    /// <exception cref="ApiFault">Refused.</exception>
    public JsonObject Patch(
        ResourceKind kind, string space, string name, Func<JsonObject, JsonObject> change, JsonNode? patch, WriteOptions options)
    {
        lock (store.Gate)
        {
            var stored = Require(kind, space, name);
            var value = change(ObjectView.Of(kind, stored).Clone());
            ObjectForm.CheckKind(kind, value);
            ObjectForm.Prune(kind, value, options, version, patch);
            return Change(kind, stored, value, options);
        }
    }

    /// <summary>Server-side apply.</summary>
    /// <returns>The object, and whether it was created.</returns>
    /// <exception cref="ApiFault">Refused, by a conflict among others.</exception>
    public (JsonObject Value, bool IsNew) Apply(ResourceKind kind, string space, string name, JsonObject configuration, WriteOptions options)
    {
        ApplyRequest.Check(kind, space, name, configuration, options, version);
        lock (store.Gate)
        {
            var stored = store.Find(ObjectView.Key(kind, space, name));
            if (stored is null && options.Subresource.Length > 0) throw Faults.NotFound(kind, name);
            if (stored is null) RequireNamespace(kind, space);
            var live = stored is null ? ObjectForm.Empty(kind) : ObjectView.Of(kind, stored);
            var merged = ServerSideApply.Apply(kind.Schema.Value, live, configuration, options.Applier(kind.ApiVersion), Timestamp(),
                out var conflicts);
            if (conflicts.Count > 0 && !options.Force) throw Faults.ApplyConflict(conflicts);
            return stored is null ? (InsertApplied(kind, space, merged, options), true) : (Settle(kind, stored, merged, options), false);
        }
    }

    private JsonObject InsertApplied(ResourceKind kind, string space, JsonObject merged, WriteOptions options)
    {
        var managed = merged.At("metadata", "managedFields")?.DeepClone();
        ObjectIdentity.Claim(kind, space, merged);
        ObjectForm.Default(kind, merged);
        merged.Meta()["managedFields"] = managed;
        return Insert(kind, space, merged, options);
    }

    private JsonObject Insert(ResourceKind kind, string space, JsonObject value, WriteOptions options)
    {
        ObjectIdentity.Issue(kind, value, time.GetUtcNow());
        kind.Rules.Prepare(value, null, Context(options));
        ObjectChecks.Create(kind, value, version);
        options.Guard?.Invoke(value);
        var key = ObjectView.Key(kind, space, value.Name());
        if (store.Find(key) is not null) throw Faults.AlreadyExists(kind, value.Name());
        return Put(kind, key, value, options);
    }

    private JsonObject Change(ResourceKind kind, StoredObject stored, JsonObject value, WriteOptions options)
    {
        var old = ObjectView.Of(kind, stored);
        if (value.ResourceVersion() is { Length: > 0 } version && version != old.ResourceVersion()) throw Faults.Modified(kind, old.Name());
        if (value.Uid() is { Length: > 0 } uid && uid != old.Uid())
        {
            throw Faults.PreconditionFailed(kind, old.Name(), "UID", uid, old.Uid());
        }

        value = ObjectParts.Select(kind, value, old, options.Subresource);
        ObjectForm.Default(kind, value);
        ObjectIdentity.Keep(value, old);
        FieldOwnership.Update(kind.Schema.Value, old, value, options.TakesOwnership ? options.Updater(kind.ApiVersion) : null, Timestamp());
        return Keep(kind, stored, old, value, options);
    }

    private JsonObject Settle(ResourceKind kind, StoredObject stored, JsonObject merged, WriteOptions options)
    {
        var old = ObjectView.Of(kind, stored);
        ObjectForm.Default(kind, merged);
        ObjectIdentity.Keep(merged, old);
        return Keep(kind, stored, old, merged, options);
    }

    private JsonObject Keep(ResourceKind kind, StoredObject stored, JsonObject old, JsonObject value, WriteOptions options)
    {
        kind.Rules.Prepare(value, old, Context(options));
        ObjectIdentity.CountGeneration(kind, value, old);
        ObjectChecks.Change(kind, value, old, options.Subresource == "status", version);
        if (JsonAccess.Same(value, old)) return old;
        options.Guard?.Invoke(value);
        if (value.IsDeleting() && ObjectDeletion.IsReady(kind, value))
        {
            if (!options.IsDryRun) store.Remove(stored);
            return value;
        }

        return Put(kind, stored.Key, value, options);
    }

    private JsonObject Put(ResourceKind kind, ObjectKey key, JsonObject value, WriteOptions options)
    {
        if (options.IsDryRun) return value;
        kind.Rules.ToStorage(kind, value);
        var stored = store.Put(key, value);
        if (kind.Storage == ResourceCatalog.Definitions) CustomResourceEstablishment.Establish(store, stored, time.GetUtcNow());
        return ObjectView.Of(kind, stored);
    }

    private void RequireNamespace(ResourceKind kind, string space)
    {
        if (!kind.Namespaced) return;
        var found = store.Find(new ObjectKey("/namespaces", "", space))
            ?? throw Faults.NotFound(BuiltInCatalog.Find("", "v1", "namespaces")!, space);
        if (found.Json.IsDeleting()) throw Faults.NamespaceTerminating(kind, space);
    }

    private StoredObject Require(ResourceKind kind, string space, string name)
        => store.Find(ObjectView.Key(kind, space, name)) ?? throw Faults.NotFound(kind, name);

    private WriteContext Context(WriteOptions options) => new(time.GetUtcNow(), store, options.IsDryRun);

    private string Timestamp() => ObjectMeta.Timestamp(time.GetUtcNow());
}
