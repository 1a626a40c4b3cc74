using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Every call, in order; of a long run the latest.</summary>
public sealed class AwsJournal
{
    private static readonly HashSet<string> Secrets =
        ["MasterUserPassword", "AuthToken", "SecretString", "SecretBinary", "WebIdentityToken", "Passwords"];

    private const int Most = 100_000;
    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = [];
    private long _first = 1;

    /// <summary>All calls, those refused for their signature too.</summary>
    public IReadOnlyList<JournalEntry> Calls
    {
        get
        {
            lock (_lock)
                return [.. _entries];
        }
    }

    /// <summary>
    /// Calls with their numbers, those after <paramref name="number"/>: the first call ever is 1, and no number is used twice.
    /// </summary>
    public IReadOnlyList<(long Number, JournalEntry Call)> After(long number)
    {
        lock (_lock)
            return [.. _entries.Index().Select(entry => (_first + entry.Index, entry.Item)).Where(entry => entry.Item1 > number)];
    }

    /// <summary>Calls of operations that change something, carried out or not.</summary>
    public IReadOnlyList<JournalEntry> Mutations => [.. Calls.Where(c => c.IsMutation)];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _first += _entries.Count;
            _entries.Clear();
        }
    }

    internal void Add(JournalEntry entry)
    {
        var masked = entry with { Input = (JsonObject)Masked(entry.Input)! };
        lock (_lock)
        {
            _entries.Enqueue(masked);
            if (_entries.Count > Most)
            {
                _entries.Dequeue();
                _first++;
            }
        }
    }

    private static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m =>
            KeyValuePair.Create(m.Key, Secrets.Contains(m.Key) ? "***" : Masked(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Masked)]),
        _ => node?.DeepClone(),
    };
}
