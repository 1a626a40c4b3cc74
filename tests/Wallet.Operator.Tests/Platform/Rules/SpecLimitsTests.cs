using Wallet.Operator.Platform.Rules.Limits;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>The CRD's schema and the operator's limits say the same, both ways.</summary>
public sealed class SpecLimitsTests
{
    [Fact]
    public void Limits_and_CRD_say_the_same()
    {
        var crd = CrdField.Of("spec").SelectMany(LimitsOf).Select(Show).Order(StringComparer.Ordinal);
        var rules = SpecLimits.All.Select(Show).Order(StringComparer.Ordinal);

        rules.Should().Equal(crd);
    }

    private static IEnumerable<FieldLimit> LimitsOf(CrdField field)
    {
        if (field.Required.Count > 0)
            yield return new Needs(field.Path, [.. field.Required]);
        if (field is { IsNumberOrText: true })
            yield return new NumberOrText(field.Path);
        else if (LimitOf(field) is { } limit)
            yield return limit;
    }

    private static FieldLimit? LimitOf(CrdField field) => field.Type switch
    {
        "boolean" => new Flag(field.Path),
        "integer" when field.Words("enum") is { Count: > 0 } values => new OneOfNumbers(field.Path, [.. values.Select(int.Parse)]),
        "integer" => new WholeNumber(field.Path, field.Number("minimum")!.Value, field.Number("maximum")!.Value),
        "string" when field.Words("enum") is { Count: > 0 } values => new OneOf(field.Path, [.. values]),
        "string" when (string?)field.Schema["format"] == "date-time" => new Moment(field.Path),
        "string" => new Text(field.Path, field.Number("maxLength")!.Value, (string?)field.Schema["pattern"]),
        "array" => new Items(field.Path, field.Number("maxItems")!.Value, field.Words("x-kubernetes-list-map-keys") is [var key, ..] ? key : null),
        "object" when field.Schema["additionalProperties"] is { } values
            => new Entries(field.Path, field.Number("maxProperties")!.Value, (int)(long)values["maxLength"]!),
        _ => null,
    };

    // Records do not compare their lists by value.
    private static string Show(FieldLimit limit) => limit switch
    {
        OneOf words => $"{words.Path} one of {string.Join(",", words.Values)}",
        OneOfNumbers numbers => $"{numbers.Path} one of {string.Join(",", numbers.Values)}",
        Needs needs => $"{needs.Path} needs {string.Join(",", needs.Names)}",
        _ => limit.ToString(),
    };
}
