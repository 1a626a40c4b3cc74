using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Store;

/// <summary>Objects on disk: one line a write, replayed and shortened when the server starts.</summary>
internal sealed class StoreJournal : IDisposable
{
    private readonly string _path;
    private StreamWriter? _writer;

    public StoreJournal(string directory)
    {
        Directory.CreateDirectory(directory);
        _path = Path.Combine(directory, "objects.jsonl");
    }

    /// <summary>The last version of every object that was not removed; from here on the journal takes writes.</summary>
    public IReadOnlyDictionary<ObjectKey, JsonObject> Load()
    {
        var objects = new Dictionary<ObjectKey, JsonObject>();
        if (File.Exists(_path))
        {
            foreach (var line in File.ReadLines(_path)) Replay(line, objects);
        }

        var shortened = _path + ".new";
        File.WriteAllLines(shortened, objects.Select(entry => Line(entry.Key, entry.Value)));
        File.Move(shortened, _path, overwrite: true);
        _writer = new StreamWriter(_path, append: true, Encoding.UTF8) { AutoFlush = true };
        return objects;
    }

    public void Put(StoredObject value) => _writer?.WriteLine(Line(value.Key, value.Json));

    public void Remove(ObjectKey key) => _writer?.WriteLine(Line(key, null));

    public void Dispose() => _writer?.Dispose();

    private static string Line(ObjectKey key, JsonObject? json) => JsonText.Write(new JsonObject
    {
        ["resource"] = key.Resource,
        ["namespace"] = key.Namespace,
        ["name"] = key.Name,
        ["object"] = json?.DeepClone(),
    });

    private static void Replay(string line, Dictionary<ObjectKey, JsonObject> objects)
    {
        if (ReadOrNull(line) is not { } entry) return;
        var key = new ObjectKey(entry.Text("resource") ?? "", entry.Text("namespace") ?? "", entry.Text("name") ?? "");
        if (entry.Map("object") is { } json) objects[key] = json.Clone();
        else objects.Remove(key);
    }

    // A line cut short by a crash is the last one, and its write was never answered.
    private static JsonNode? ReadOrNull(string line)
    {
        try
        {
            return JsonText.Read(line);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
