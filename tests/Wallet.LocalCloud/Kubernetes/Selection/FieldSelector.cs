using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Selection;

/// <summary>Which objects by single fields: <c>metadata.name=a,spec.nodeName!=b</c>.</summary>
public sealed class FieldSelector
{
    private readonly IReadOnlyList<(string[] Path, string Value, bool Equal)> _terms;

    private FieldSelector(IReadOnlyList<(string[] Path, string Value, bool Equal)> terms) => _terms = terms;

    public static FieldSelector Everything { get; } = new([]);

    /// <summary>The fields that are asked for, to be checked against what a kind supports.</summary>
    public IEnumerable<string> Fields => _terms.Select(term => string.Join('.', term.Path));

    /// <returns>Null when the text is no selector.</returns>
    public static FieldSelector? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Everything;
        var terms = new List<(string[], string, bool)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0) return null;
            var differs = part[cut - 1] == '!';
            var field = part[..(differs ? cut - 1 : cut)];
            terms.Add((field.Split('.'), part[(cut + 1)..].TrimStart('='), !differs));
        }

        return new FieldSelector(terms);
    }

    public bool Matches(JsonObject value)
        => _terms.All(term => (Read(value, term.Path) == term.Value) == term.Equal);

    private static string Read(JsonObject value, string[] path) => value.At(path) switch
    {
        null => "",
        JsonValue leaf when leaf.TryGetValue(out string? text) => text,
        var other => JsonText.Write(other),
    };
}
