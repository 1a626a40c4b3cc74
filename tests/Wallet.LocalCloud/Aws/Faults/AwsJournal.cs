using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Calls of one operation.</summary>
/// <param name="Calls">All.</param>
/// <param name="Throttled">Those that were refused as too many.</param>
public readonly record struct CallTotal(int Calls, int Throttled);

/// <summary>Every call, in order; of a long run the latest.</summary>
public sealed class AwsJournal
{
    private static readonly HashSet<string> Secrets =
        ["MasterUserPassword", "AuthToken", "SecretString", "SecretBinary", "WebIdentityToken", "Passwords"];

    private const int Most = 100_000;
    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _entries = [];
    private readonly Dictionary<(string Service, string Operation), CallTotal> _totals = [];
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

    /// <summary>How many calls there were of each operation, also of those that are not kept.</summary>
    public IReadOnlyDictionary<(string Service, string Operation), CallTotal> Totals
    {
        get
        {
            lock (_lock)
                return _totals.ToDictionary();
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
            _totals.Clear();
        }
    }

    internal void Add(JournalEntry entry)
    {
        var masked = entry with { Input = (JsonObject)Masked(entry.Input)! };
        lock (_lock)
        {
            _entries.Enqueue(masked);
            var total = _totals.GetValueOrDefault((entry.Service, entry.Operation));
            _totals[(entry.Service, entry.Operation)] = new(total.Calls + 1, total.Throttled + (DisturbanceFaults.IsThrottling(entry.Outcome) ? 1 : 0));
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
