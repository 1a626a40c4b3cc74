using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Store;

/// <summary>
/// All objects, their revisions and the recent changes. Writers hold <see cref="Gate"/> from their read to their write,
/// so a read-modify-write is atomic; readers share frozen versions.
/// </summary>
public sealed class ObjectStore : IDisposable
{
    private const int HistoryLimit = 8192;
    private readonly Dictionary<string, SortedDictionary<(string Namespace, string Name), StoredObject>> _objects = [];
    private readonly Queue<StoreChange> _history = new();
    private readonly List<StoreSubscription> _subscriptions = [];
    private readonly StoreJournal? _journal;
    private long _oldest;

    internal ObjectStore(StoreJournal? journal = null)
    {
        _journal = journal;
        if (journal is not null)
        {
            foreach (var (key, json) in journal.Load()) Restore(key, json);
        }

        _oldest = Revision;
    }

    /// <summary>The revision of the last write.</summary>
    public long Revision { get; private set; } = 100;

    internal object Gate { get; } = new();

    public StoredObject? Find(ObjectKey key)
    {
        lock (Gate)
        {
            return Of(key.Resource).GetValueOrDefault((key.Namespace, key.Name));
        }
    }

    /// <summary>A resource's objects in order of namespace and name, with the revision at which they were read.</summary>
    /// <param name="space">One namespace only, or null for all.</param>
    public (IReadOnlyList<StoredObject> Objects, long Revision) List(string resource, string? space = null)
    {
        lock (Gate)
        {
            return (Read(resource, space), Revision);
        }
    }

    /// <summary>Every object of a namespace, of all resources.</summary>
    public IReadOnlyList<StoredObject> InNamespace(string space)
    {
        lock (Gate)
        {
            return [.. _objects.Keys.SelectMany(resource => Read(resource, space))];
        }
    }

    public IReadOnlyList<StoredObject> Everything()
    {
        lock (Gate)
        {
            return [.. _objects.Values.SelectMany(objects => objects.Values)];
        }
    }

    /// <summary>Stores a new version; the JSON belongs to the store from here on.</summary>
    internal StoredObject Put(ObjectKey key, JsonObject json)
    {
        lock (Gate)
        {
            var objects = Of(key.Resource);
            var previous = objects.GetValueOrDefault((key.Namespace, key.Name));
            var current = Next(key, json);
            objects[(key.Namespace, key.Name)] = current;
            _journal?.Put(current);
            Announce(new StoreChange(previous is null ? ChangeType.Added : ChangeType.Modified, current, previous));
            return current;
        }
    }

    internal void Remove(StoredObject last)
    {
        lock (Gate)
        {
            if (!Of(last.Key.Resource).Remove((last.Key.Namespace, last.Key.Name))) return;
            var tombstone = Next(last.Key, last.Json.Clone());
            _journal?.Remove(last.Key);
            Announce(new StoreChange(ChangeType.Deleted, tombstone, last));
        }
    }

    /// <summary>Follows changes after <paramref name="after"/>, or from now with the present objects when it is null.</summary>
    /// <returns>Null when changes that old are no longer kept.</returns>
    public StoreSubscription? Subscribe(string? resource, long? after = null, bool withPresent = true)
    {
        lock (Gate)
        {
            if (after < _oldest) return null;
            IReadOnlyList<StoredObject> present = after is null && withPresent && resource is not null ? Read(resource, null) : [];
            var subscription = new StoreSubscription(resource, present, Revision, Close);
            foreach (var change in _history.Where(change => change.Revision > (after ?? Revision))) subscription.Offer(change);
            _subscriptions.Add(subscription);
            return subscription;
        }
    }

    /// <summary>The oldest revision that a watch can start from.</summary>
    public long Oldest
    {
        get
        {
            lock (Gate)
            {
                return _oldest;
            }
        }
    }

    /// <summary>How many watches of one resource are open; the garbage collector's, of all resources, is not counted.</summary>
    public int Watches
    {
        get
        {
            lock (Gate)
            {
                return _subscriptions.Count(subscription => subscription.Resource is not null);
            }
        }
    }

    /// <summary>Forgets the changes so far, as compaction does: a watch from an older revision must list again.</summary>
    public void Compact()
    {
        lock (Gate)
        {
            _history.Clear();
            _oldest = Revision;
        }
    }

    public void Dispose()
    {
        lock (Gate)
        {
            foreach (var subscription in _subscriptions) subscription.Complete();
            _subscriptions.Clear();
            _journal?.Dispose();
        }
    }

    private StoredObject Next(ObjectKey key, JsonObject json)
    {
        Revision++;
        json.Meta()["resourceVersion"] = Revision.ToString(CultureInfo.InvariantCulture);
        return new StoredObject(key, Revision, json);
    }

    private void Announce(StoreChange change)
    {
        _history.Enqueue(change);
        if (_history.Count > HistoryLimit) _oldest = _history.Dequeue().Revision;
        foreach (var subscription in _subscriptions) subscription.Offer(change);
    }

    private void Restore(ObjectKey key, JsonObject json)
    {
        var revision = long.Parse(json.ResourceVersion(), CultureInfo.InvariantCulture);
        Revision = Math.Max(Revision, revision);
        Of(key.Resource)[(key.Namespace, key.Name)] = new StoredObject(key, revision, json);
    }

    private List<StoredObject> Read(string resource, string? space)
        => [.. Of(resource).Where(entry => space is null || entry.Key.Namespace == space).Select(entry => entry.Value)];

    private SortedDictionary<(string Namespace, string Name), StoredObject> Of(string resource)
    {
        if (_objects.TryGetValue(resource, out var objects)) return objects;
        return _objects[resource] = new(Comparer<(string Namespace, string Name)>.Create((a, b) =>
            string.CompareOrdinal(a.Namespace, b.Namespace) is not 0 and var order ? order : string.CompareOrdinal(a.Name, b.Name)));
    }

    private void Close(StoreSubscription subscription)
    {
        lock (Gate)
        {
            _subscriptions.Remove(subscription);
        }
    }
}
