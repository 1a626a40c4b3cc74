using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Garbage;

/// <summary>
/// Follows all changes and deletes what has lost its owner, what is in a deleted namespace, and what a deleted owner waits for.
/// </summary>
internal sealed class GarbageCollector : IAsyncDisposable
{
    private readonly ApiServices _services;
    private readonly StoreSubscription _subscription;
    private readonly Task _work;
    private long _seen;
    private TaskCompletionSource _advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GarbageCollector(ApiServices services)
    {
        _services = services;
        _subscription = services.Store.Subscribe(resource: null)!;
        _seen = _subscription.Revision;
        _work = Task.Run(Follow);
    }

    /// <summary>Waits until every change so far, and those that it led to, are dealt with.</summary>
    public async Task Idle()
    {
        while (true)
        {
            var advanced = Volatile.Read(ref _advanced).Task;
            if (Interlocked.Read(ref _seen) >= _services.Store.Revision || _work.IsCompleted) return;
            await Task.WhenAny(advanced, _work);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        await _work;
    }

    private async Task Follow()
    {
        await foreach (var change in _subscription.Changes.ReadAllAsync())
        {
            Handle(change);
            Interlocked.Exchange(ref _seen, change.Revision);
            Interlocked.Exchange(ref _advanced, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private void Handle(StoreChange change)
    {
        lock (_services.Store.Gate)
        {
            var value = change.Current.Json;
            if (change.Type == ChangeType.Deleted)
            {
                foreach (var dependent in DependentsOf(value.Uid())) Release(dependent, value.Uid());
                foreach (var owner in value.Items("metadata", "ownerReferences")) Reconsider(change.Current.Key.Namespace, owner);
                if (change.Current.Key.Namespace is { Length: > 0 } space) FinishNamespace(space);
                FinishDefinition(change.Current.Key.Resource);
                return;
            }

            if (!value.IsDeleting())
            {
                if (change.Type == ChangeType.Added) CollectOrphan(change.Current);
                return;
            }

            if (value.Finalizers().Contains(ObjectDeletion.Orphan)) OrphanDependents(change.Current);
            else if (value.Finalizers().Contains(ObjectDeletion.Foreground)) DeleteDependents(change.Current);
            if (change.Current.Key.Resource == "/namespaces") EmptyNamespace(change.Current.Key.Name);
            if (change.Current.Key.Resource == ResourceCatalog.Definitions) DeleteInstances(value);
        }
    }

    private IReadOnlyList<StoredObject> DependentsOf(string uid)
        => [.. _services.Store.Everything().Where(stored => OwnerReferences.Names(stored.Json, uid))];

    // A dependent with another living owner only loses the reference.
    private void Release(StoredObject dependent, string uid)
    {
        var others = dependent.Json.Items("metadata", "ownerReferences").Where(owner => owner.Text("uid") != uid);
        if (others.Any(owner => Exists(owner.Text("uid")))) OwnerReferences.Remove(_services.Store, dependent, uid);
        else Delete(dependent, "Background");
    }

    // An owner that was gone before its dependent came.
    private void CollectOrphan(StoredObject stored)
    {
        var owners = stored.Json.Items("metadata", "ownerReferences").ToList();
        if (owners.Count > 0 && owners.All(owner => !Exists(owner.Text("uid")))) Delete(stored, "Background");
    }

    private void OrphanDependents(StoredObject owner)
    {
        foreach (var dependent in DependentsOf(owner.Json.Uid())) OwnerReferences.Remove(_services.Store, dependent, owner.Json.Uid());
        Finalizers.Remove(_services, owner, ObjectDeletion.Orphan);
    }

    private void DeleteDependents(StoredObject owner)
    {
        var uid = owner.Json.Uid();
        var dependents = DependentsOf(uid);
        foreach (var dependent in dependents.Where(dependent => !dependent.Json.IsDeleting())) Delete(dependent, "Foreground");
        if (!DependentsOf(uid).Any(dependent => OwnerReferences.Blocks(dependent.Json, uid)))
        {
            Finalizers.Remove(_services, owner, ObjectDeletion.Foreground);
        }
    }

    // A dependent went: its owner may have waited for it.
    private void Reconsider(string space, JsonNode? reference)
    {
        if (_services.Catalog.FindKind(reference.Text("apiVersion") ?? "", reference.Text("kind") ?? "") is not { } kind) return;
        var owner = _services.Store.Find(ObjectView.Key(kind, space, reference.Text("name") ?? ""));
        if (owner is not null && owner.Json.IsDeleting() && owner.Json.Finalizers().Contains(ObjectDeletion.Foreground)) DeleteDependents(owner);
    }

    private void EmptyNamespace(string space)
    {
        foreach (var stored in _services.Store.InNamespace(space)) Delete(stored, "Background");
        FinishNamespace(space);
    }

    private void FinishNamespace(string space)
    {
        if (_services.Store.Find(new ObjectKey("/namespaces", "", space)) is not { } found || !found.Json.IsDeleting()) return;
        if (_services.Store.InNamespace(space).Count == 0) NamespaceFinalizers.Set(_services.Store, space, []);
    }

    private void DeleteInstances(JsonObject definition)
    {
        var storage = $"{definition.Text("spec", "group")}/{definition.Text("spec", "names", "plural")}";
        foreach (var stored in _services.Store.List(storage).Objects) Delete(stored, "Background");
        FinishDefinition(storage);
    }

    private void FinishDefinition(string storage)
    {
        if (!storage.Contains('.') || _services.Store.List(storage).Objects.Count > 0) return;
        var name = string.Join('.', storage.Split('/').Reverse());
        if (_services.Store.Find(new ObjectKey(ResourceCatalog.Definitions, "", name)) is { } found && found.Json.IsDeleting())
        {
            Finalizers.Remove(_services, found, Finalizers.CustomResources);
        }
    }

    private void Delete(StoredObject stored, string propagation)
    {
        if (stored.Json.IsDeleting() || _services.Catalog.FindStorage(stored.Key.Resource) is not { } kind) return;
        if (_services.Store.Find(stored.Key) is null) return;
        _services.Deletion.Delete(kind, stored.Key.Namespace, stored.Key.Name, new DeleteOptions(propagation));
    }

    private bool Exists(string? uid) => _services.Store.Everything().Any(stored => stored.Json.Uid() == uid);
}
