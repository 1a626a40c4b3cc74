using System.Globalization;

namespace Wallet.LocalCloud.Aws.Access;

/// <summary>One key of one condition operator.</summary>
/// <param name="Operator">Operator without its quantifier and suffix, e.g. <c>StringEquals</c>.</param>
/// <param name="Quantifier">How a key with several values is tested.</param>
/// <param name="IfExists">Holds also where the key is absent.</param>
/// <param name="Key">Condition key.</param>
/// <param name="Values">Values of which one must fit (none, for negated operators).</param>
internal sealed record PolicyCondition(
    string Operator, ConditionQuantifier Quantifier, bool IfExists, string Key, IReadOnlyList<string> Values)
{
    private static readonly Dictionary<string, Func<string, string, bool>> Tests = new()
    {
        ["StringEquals"] = (actual, wanted) => actual == wanted,
        ["StringEqualsIgnoreCase"] = (actual, wanted) => actual.Equals(wanted, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = (actual, wanted) => Wildcard.Matches(wanted, actual),
        ["ArnEquals"] = (actual, wanted) => Wildcard.Matches(wanted, actual),
        ["ArnLike"] = (actual, wanted) => Wildcard.Matches(wanted, actual),
        ["Bool"] = (actual, wanted) => actual.Equals(wanted, StringComparison.OrdinalIgnoreCase),
        ["NumericEquals"] = (actual, wanted) => Compared(actual, wanted) == 0,
        ["NumericLessThan"] = (actual, wanted) => Compared(actual, wanted) < 0,
        ["NumericLessThanEquals"] = (actual, wanted) => Compared(actual, wanted) <= 0,
        ["NumericGreaterThan"] = (actual, wanted) => Compared(actual, wanted) > 0,
        ["NumericGreaterThanEquals"] = (actual, wanted) => Compared(actual, wanted) >= 0,
        ["Null"] = (_, _) => false,
    };

    private bool Negated => Operator.Contains("Not", StringComparison.Ordinal);

    private Func<string, string, bool> Fits => Tests[Operator.Replace("Not", "", StringComparison.Ordinal)];

    /// <summary>Reads an operator such as <c>ForAllValues:StringLikeIfExists</c>.</summary>
    public static PolicyCondition Of(string text, string key, IReadOnlyList<string> values)
    {
        var (quantifier, rest) = text.Split(':') switch
        {
            ["ForAllValues", var name] => (ConditionQuantifier.ForAllValues, name),
            ["ForAnyValue", var name] => (ConditionQuantifier.ForAnyValue, name),
            _ => (ConditionQuantifier.None, text),
        };
        var ifExists = rest.EndsWith("IfExists", StringComparison.Ordinal);
        var op = ifExists ? rest[..^"IfExists".Length] : rest;
        if (!Tests.ContainsKey(op.Replace("Not", "", StringComparison.Ordinal)))
            throw PolicyDocument.Malformed($"condition operator {text} is not known here");
        return new(op, quantifier, ifExists, key, values);
    }

    /// <summary>Whether it holds in <paramref name="context"/>; <paramref name="expand"/> fills policy variables in.</summary>
    public bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> context, Func<string, string> expand)
    {
        var actual = context.GetValueOrDefault(Key) ?? [];
        if (Operator == "Null")
            return Values.Any(v => bool.TryParse(v, out var absent) && absent == (actual.Count == 0));
        if (actual.Count == 0)
            return IfExists || Quantifier == ConditionQuantifier.ForAllValues || (Negated && Quantifier == ConditionQuantifier.None);
        string[] wanted = [.. Values.Select(expand)];
        bool One(string value) => wanted.Any(w => Fits(value, w)) != Negated;
        return Quantifier == ConditionQuantifier.ForAnyValue ? actual.Any(One) : actual.All(One);
    }

    private static int? Compared(string actual, string wanted)
        => decimal.TryParse(actual, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(wanted, CultureInfo.InvariantCulture, out var w)
            ? a.CompareTo(w)
            : null;
}
