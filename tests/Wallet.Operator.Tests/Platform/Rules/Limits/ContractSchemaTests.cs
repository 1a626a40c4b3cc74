using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Rules;
using Wallet.Operator.Platform.Rules.Limits;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Platform.Rules.Limits;

/// <summary>The limits are the CRD's: every keyword that it uses is one that the operator understands.</summary>
public sealed class ContractSchemaTests
{
    private static readonly string[] Understood =
    [
        "description", "type", "format", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems",
        "maxProperties",
        "required", "properties", "additionalProperties", "items", "x-kubernetes-list-type", "x-kubernetes-list-map-keys",
        "x-kubernetes-int-or-string", "x-kubernetes-validations",
    ];

    [Fact]
    public void The_CRD_uses_no_keyword_that_the_operator_does_not_understand()
        => CrdField.Of("spec").SelectMany(field => field.Schema.Select(keyword => keyword.Key)).Distinct().Should().BeSubsetOf(Understood);

    [Fact]
    public void Every_field_of_the_CRD_is_read()
    {
        var crd = CrdField.Of("spec").Select(field => (field.Path, Type: field.IsNumberOrText ? FieldSchema.NumberOrText : field.Type));

        Walk("", ContractSchema.Spec).Should().BeEquivalentTo(crd);
    }

    [Fact]
    public void Every_text_list_and_map_of_the_spec_is_bounded()
        => CrdField.Of("spec")
            .Where(field => field.Type is "string" or "array" || field.Schema["additionalProperties"] is not null)
            .Where(field => (field.Number("maxLength") ?? field.Number("maxItems") ?? field.Number("maxProperties")) is null)
            .Where(field => field.Schema["enum"] is null && (string?)field.Schema["format"] != "date-time")
            .Select(field => field.Path)
            .Should().BeEmpty("the API server's cost estimate of a rule grows with what it may have to look at");

    [Fact]
    public void Patterns_anchor_both_ends_and_hold_no_dollar_but_at_the_end()
        => CrdField.Of("spec").Select(field => (string?)field.Schema["pattern"]).OfType<string>()
            .Should().OnlyContain(pattern => pattern.StartsWith('^') && pattern.IndexOf('$') == pattern.Length - 1);

    [Fact]
    public void The_tags_of_a_load_balancer_are_at_most_fifty()
    {
        const int Controllers = 3;
        var own = PlatformTags.For(SamplePlatform.Settings(), SamplePlatform.Key, SamplePlatform.Uid, "app", "name").Count;

        (ContractSchema.Spec.Properties["tags"].Longest + own + Controllers).Should().Be(50);
    }

    [Fact]
    public void Rules_about_what_is_built_compare_with_before_and_name_their_field()
    {
        var rules = CrdField.Root["x-kubernetes-validations"]!.AsArray();
        var fields = CrdField.Of("spec").Select(field => $".spec.{field.Path}").ToHashSet();

        rules.Should().HaveCount(14);
        foreach (var rule in rules.Select(rule => rule!.AsObject()))
        {
            ((string)rule["rule"]!).Should().StartWith("!has(self.status) || !has(self.status.accepted) || ").And.Contain("oldSelf.spec.");
            fields.Should().Contain((string)rule["fieldPath"]!);
        }
    }

    [Fact]
    public void Only_the_root_has_rules_about_changes()
        => CrdField.Of("spec")
            .SelectMany(field => field.Schema["x-kubernetes-validations"]?.AsArray() ?? [])
            .Select(rule => (string)rule!["rule"]!)
            .Should().NotContain(rule => rule.Contains("oldSelf"));

    [Fact]
    public void The_CRD_reserves_the_operators_own_variables()
    {
        var rule = CrdField.Of("spec").Single(field => field.Path == "app.env").Schema["x-kubernetes-validations"]!.AsArray()
            .Select(rule => (string)rule!["rule"]!).Single(rule => rule.Contains(" in ["));

        foreach (var name in AppRules.OperatorsVariables)
            rule.Should().Contain($"'{name}'");
        rule.Count(letter => letter == '\'').Should().Be(2 * AppRules.OperatorsVariables.Count);
    }

    private static IEnumerable<(string Path, string? Type)> Walk(string path, FieldSchema schema) =>
    [
        (path, schema.Type),
        .. schema.Properties.SelectMany(field => Walk(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value)),
        .. schema.Items is { } items ? Walk($"{path}[]", items) : [],
    ];
}
