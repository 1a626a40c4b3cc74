using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Tables;

/// <summary>The JSONPath of printer columns: <c>.a.b['c'][0][*][?(@.type=='Ready')].status</c>.</summary>
internal sealed partial class JsonPath
{
    private readonly IReadOnlyList<Func<JsonNode, IEnumerable<JsonNode?>>> _steps;

    private JsonPath(IReadOnlyList<Func<JsonNode, IEnumerable<JsonNode?>>> steps) => _steps = steps;

    public static JsonPath Parse(string text) => new([.. Steps().Matches(text).Select(Step)]);

    public IEnumerable<JsonNode?> Find(JsonNode? value)
        => _steps.Aggregate<Func<JsonNode, IEnumerable<JsonNode?>>, IEnumerable<JsonNode?>>([value],
            (found, step) => found.OfType<JsonNode>().SelectMany(step));

    private static Func<JsonNode, IEnumerable<JsonNode?>> Step(Match match)
    {
        if (match.Groups["name"] is { Success: true } name) return Member(name.Value.Replace("\\.", ".", StringComparison.Ordinal));
        if (match.Groups["quoted"] is { Success: true } quoted) return Member(quoted.Value);
        if (match.Groups["index"] is { Success: true } index) return At(int.Parse(index.Value, CultureInfo.InvariantCulture));
        if (match.Groups["all"].Success) return Elements;
        var path = Parse(match.Groups["field"].Value);
        var (equal, wanted) = (match.Groups["operator"].Value == "==", match.Groups["value"].Value.Trim('"', '\''));
        return node => Elements(node).Where(item => path.Find(item).Any(found => Show(found) == wanted) == equal);
    }

    private static Func<JsonNode, IEnumerable<JsonNode?>> Member(string name)
        => node => node is JsonObject map && map.TryGetPropertyValue(name, out var value) ? [value] : [];

    private static Func<JsonNode, IEnumerable<JsonNode?>> At(int index)
        => node => node is JsonArray list && (index < 0 ? list.Count + index : index) is var at && at >= 0 && at < list.Count ? [list[at]] : [];

    private static IEnumerable<JsonNode?> Elements(JsonNode node) => node switch
    {
        JsonArray list => list,
        JsonObject map => map.Select(member => member.Value),
        _ => [],
    };

    private static string Show(JsonNode? value) => value.Text() ?? JsonText.Write(value);

    [GeneratedRegex("""
        \.(?<name>(?:[^.\[\\]|\\.)+)|\[['"](?<quoted>[^'"]+)['"]\]|\[(?<index>-?\d+)\]|\[(?<all>\*)\]|\[\?\(@(?<field>[^=!]+?)\s*(?<operator>==|!=)\s*(?<value>[^)]+?)\s*\)\]
        """)]
    private static partial Regex Steps();
}
