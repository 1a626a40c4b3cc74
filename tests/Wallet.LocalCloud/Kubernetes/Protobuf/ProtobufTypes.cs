using System.Globalization;

namespace Wallet.LocalCloud.Kubernetes.Protobuf;

/// <summary>One field of a message.</summary>
/// <param name="IsInline">Its members stand in the outer object.</param>
/// <param name="KeepsZero">Zero says something else than nothing.</param>
internal sealed record ProtobufField(string Name, string Type, bool IsList, bool IsMap, bool IsInline, bool KeepsZero)
{
    /// <summary>Reads <c>1 replicas ?int</c>.</summary>
    public static (int Number, ProtobufField Field) Parse(string text)
    {
        var parts = text.Split(' ');
        var (name, type) = (parts[1], parts[2]);
        var keepsZero = type.StartsWith('?');
        type = type.TrimStart('?');
        var (isList, isMap) = (type.StartsWith("[]", StringComparison.Ordinal), type.StartsWith("{}", StringComparison.Ordinal));
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), new ProtobufField(name.TrimStart('~'),
            isList || isMap ? type[2..] : type, isList, isMap, name.StartsWith('~'), keepsZero));
    }
}

/// <summary>The messages that can be read, from the table beside this file.</summary>
internal static class ProtobufTypes
{
    private static readonly Lazy<Dictionary<string, Dictionary<int, ProtobufField>>> Messages = new(Load);

    public static IReadOnlyDictionary<int, ProtobufField>? Find(string message) => Messages.Value.GetValueOrDefault(message);

    private static Dictionary<string, Dictionary<int, ProtobufField>> Load()
    {
        using var stream = typeof(ProtobufTypes).Assembly.GetManifestResourceStream("Kubernetes.Protobuf.messages.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(", ").Select(ProtobufField.Parse).ToDictionary(f => f.Number, f => f.Field));
    }
}
