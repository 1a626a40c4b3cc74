using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Selection;

/// <summary>Which objects by their labels: all requirements hold.</summary>
public sealed partial class LabelSelector
{
    private readonly IReadOnlyList<Requirement> _requirements;

    private LabelSelector(IReadOnlyList<Requirement> requirements) => _requirements = requirements;

    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Reads <c>a=b,c!=d,e in (f,g),h,!i</c>.</summary>
    /// <returns>Null when the text is no selector.</returns>
    public static LabelSelector? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Everything;
        var requirements = new List<Requirement>();
        foreach (Match part in Parts().Matches(text))
        {
            if (Requirement.Parse(part.Value.Trim()) is not { } requirement) return null;
            requirements.Add(requirement);
        }

        return new LabelSelector(requirements);
    }

    /// <summary>Reads a <c>matchLabels</c>/<c>matchExpressions</c> object.</summary>
    public static LabelSelector Of(JsonNode? selector)
    {
        var requirements = (selector.Map("matchLabels") ?? [])
            .Select(label => new Requirement(label.Key, "In", [label.Value.Text() ?? ""])).ToList();
        requirements.AddRange(selector.Items("matchExpressions").Select(expression => new Requirement(
            expression.Text("key") ?? "", expression.Text("operator") ?? "", [.. expression.Texts("values")])));
        return new LabelSelector(requirements);
    }

    public bool Matches(JsonObject value) => MatchesLabels(value.Map("metadata", "labels"));

    public bool MatchesLabels(JsonNode? labels) => _requirements.All(requirement => requirement.Holds(labels));

    /// <summary>The text form: <c>app=d,tier in (a,b)</c>.</summary>
    public override string ToString() => string.Join(',', _requirements.OrderBy(r => r.Key, StringComparer.Ordinal));

    [GeneratedRegex(@"[^,(]+(\([^)]*\))?")]
    private static partial Regex Parts();

    private sealed partial record Requirement(string Key, string Operator, IReadOnlyList<string> Values)
    {
        public static Requirement? Parse(string text)
        {
            if (Sets().Match(text) is { Success: true } set)
            {
                var values = set.Groups[3].Value.Split(',', StringSplitOptions.TrimEntries);
                return new(set.Groups[1].Value, set.Groups[2].Value == "in" ? "In" : "NotIn", values);
            }

            if (Equalities().Match(text) is { Success: true } equality)
            {
                return new(equality.Groups[1].Value, equality.Groups[2].Value == "!=" ? "NotIn" : "In", [equality.Groups[3].Value]);
            }

            return Existence().Match(text) is { Success: true } existence
                ? new(existence.Groups[2].Value, existence.Groups[1].Value == "!" ? "DoesNotExist" : "Exists", [])
                : null;
        }

        public bool Holds(JsonNode? labels)
        {
            var value = labels.Text(Key);
            return Operator switch
            {
                "In" => value is not null && Values.Contains(value),
                "NotIn" => value is null || !Values.Contains(value),
                "Exists" => value is not null,
                "DoesNotExist" => value is null,
                "Gt" => long.TryParse(value, out var more) && long.TryParse(Values[0], out var floor) && more > floor,
                "Lt" => long.TryParse(value, out var less) && long.TryParse(Values[0], out var ceiling) && less < ceiling,
                _ => false,
            };
        }

        public override string ToString() => Operator switch
        {
            "In" when Values.Count == 1 => $"{Key}={Values[0]}",
            "NotIn" when Values.Count == 1 => $"{Key}!={Values[0]}",
            "In" => $"{Key} in ({string.Join(',', Values)})",
            "NotIn" => $"{Key} notin ({string.Join(',', Values)})",
            "Exists" => Key,
            _ => "!" + Key,
        };

        [GeneratedRegex(@"^([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)$")]
        private static partial Regex Sets();

        [GeneratedRegex(@"^([\w./-]+)\s*(==|=|!=)\s*([\w./-]*)$")]
        private static partial Regex Equalities();

        [GeneratedRegex(@"^(!?)\s*([\w./-]+)$")]
        private static partial Regex Existence();
    }
}
