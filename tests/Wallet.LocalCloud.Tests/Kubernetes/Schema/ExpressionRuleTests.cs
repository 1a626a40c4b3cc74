using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Tests.Kubernetes.Schema;

/// <summary>When the rules of a definition run, and what they say.</summary>
public sealed class ExpressionRuleTests
{
    /// <summary>The rule stands on spec; a value before is null for a new object.</summary>
    [Theory]
    [InlineData("""{"rule":"self.n > 1"}""", null, """{"n":1}""", "spec: Invalid value: failed rule: self.n > 1")]
    [InlineData("""{"rule":"self.n > 1","message":"too small"}""", null, """{"n":1}""", "spec: Invalid value: too small")]
    [InlineData("""{"rule":"self.n > 1","messageExpression":"'not ' + string(self.n)"}""", null, """{"n":1}""",
        "spec: Invalid value: not 1")]
    [InlineData("""{"rule":"self.n > 1","message":"small","messageExpression":"self.m == 1 ? 'a' : 'b'"}""", null, """{"n":1}""",
        "spec: Invalid value: small")]
    [InlineData("""{"rule":"self.n > 1","message":"no","fieldPath":".n"}""", null, """{"n":1}""", "spec.n: Invalid value: no")]
    [InlineData("""{"rule":"self.n > 1","message":"no","fieldPath":".n","reason":"FieldValueForbidden"}""", null, """{"n":1}""",
        "spec.n: Forbidden: no")]
    [InlineData("""{"rule":"self.m > 1","message":"m is small"}""", null, """{"n":1}""",
        "spec: Invalid value: \"object\": no such key: m evaluating rule: m is small")]
    [InlineData("""{"rule":"self.n >= oldSelf.n","message":"may only grow"}""", null, """{"n":1}""", "")]
    [InlineData("""{"rule":"self.n >= oldSelf.n","message":"may only grow"}""", """{"n":2}""", """{"n":1}""",
        "spec: Invalid value: may only grow")]
    [InlineData("""{"rule":"self.n >= oldSelf.n","message":"may only grow"}""", """{"n":1}""", """{"n":2}""", "")]
    [InlineData("""{"rule":"oldSelf.hasValue() || self.n == 1","message":"begins with 1","optionalOldSelf":true}""", null, """{"n":2}""",
        "spec: Invalid value: begins with 1")]
    [InlineData("""{"rule":"self.n == oldSelf.orValue(self).n","optionalOldSelf":true,"message":"same"}""", """{"n":1}""", """{"n":2}""",
        "spec: Invalid value: same")]
    [InlineData("""{"rule":"self.n > 1","message":"too small"}""", """{"n":1}""", """{"n":1}""", "")]
    [InlineData("""{"rule":"self.n > 1","message":"too small"}""", """{"n":1}""", """{"n":1,"m":1}""", "spec: Invalid value: too small")]
    public void A_rule_is_asked_when_it_applies(string rule, string? before, string now, string expected)
    {
        var schema = Schema($$$"""{"type":"object","properties":{"n":{"type":"integer"},"m":{"type":"integer"}},"x-kubernetes-validations":[{{{rule}}}]}""");
        Judge(schema, before, now).Should().Be(expected);
    }

    [Fact]
    public void A_value_that_was_not_there_before_is_not_a_change()
        => Judge(Schema("""{"type":"object","properties":{"n":{"type":"integer","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"fixed"}]}}}"""),
            "{}", """{"n":1}""").Should().BeEmpty();

    [Theory]
    [InlineData("""[{"k":"a","n":5},{"k":"b","n":1}]""", """[{"k":"b","n":1},{"k":"a","n":4}]""",
        "spec.list[1].n: Invalid value: 4: may only grow")]
    [InlineData("""[{"k":"a","n":5}]""", """[{"k":"c","n":1}]""", "")]
    public void Elements_of_a_keyed_list_are_compared_with_those_of_the_same_key(string before, string now, string expected)
    {
        var schema = Schema("""
            {"type":"object","properties":{"list":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],
             "items":{"type":"object","required":["k"],"properties":{"k":{"type":"string"},
              "n":{"type":"integer","x-kubernetes-validations":[{"rule":"self >= oldSelf","message":"may only grow"}]}}}}}}
            """);
        Judge(schema, $$$"""{"list":{{{before}}}}""", $$$"""{"list":{{{now}}}}""").Should().Be(expected);
    }

    [Fact]
    public void A_schema_error_in_what_does_not_change_is_let_through()
    {
        var schema = Schema("""{"type":"object","properties":{"n":{"type":"integer","maximum":3},"m":{"type":"integer","maximum":3}}}""");
        Judge(schema, """{"n":9,"m":1}""", """{"n":9,"m":2}""").Should().BeEmpty();
        Judge(schema, """{"n":9,"m":1}""", """{"n":9,"m":8}""").Should().Contain("spec.m");
    }

    [Theory]
    [InlineData("self.spec.n == 1 || self.metadata.name == 'x'", "")]
    [InlineData("!has(self.status) || !has(self.status.built) || self.status.built == self.spec.n", "<nil>: Invalid value: no")]
    [InlineData("self.kind == 'K' && self.apiVersion == 'v1'", "")]
    public void A_rule_at_the_root_sees_name_spec_and_status(string rule, string expected)
    {
        var root = StructuralSchema.ReadRoot(JsonNode.Parse($$$"""
            {"type":"object","properties":{"spec":{"type":"object","properties":{"n":{"type":"integer"} } },
             "status":{"type":"object","properties":{"built":{"type":"integer"} } } },"x-kubernetes-validations":[{"rule":"{{{rule}}}","message":"no"}]}
            """));
        var value = JsonNode.Parse("""{"apiVersion":"v1","kind":"K","metadata":{"name":"x","labels":{"a":"b"}},"spec":{"n":1},"status":{"built":2}}""");
        Text(SchemaValidation.Validate(root, value, ValueBefore.None)).Should().Be(expected);
    }

    [Theory]
    [InlineData("self.metadata.labels['a'] == 'b'", "undefined field 'labels'")]
    [InlineData("self.spec.nope == 1", "undefined field 'nope'")]
    public void A_rule_that_cannot_be_compiled_is_found_in_the_definition(string rule, string message)
    {
        var root = StructuralSchema.ReadRoot(JsonNode.Parse($$$"""
            {"type":"object","properties":{"spec":{"type":"object","properties":{"n":{"type":"integer"} } } },"x-kubernetes-validations":[{"rule":"{{{rule}}}"}]}
            """));
        var error = ExpressionRules.Check(root, "schema").Should().ContainSingle().Subject;
        error.Field.Should().Be("schema.x-kubernetes-validations[0].rule");
        error.Message.Should().Contain(message);
    }

    [Fact]
    public void A_rule_about_changes_cannot_stand_below_a_list_without_keys()
    {
        var schema = Schema("""
            {"type":"object","properties":{"list":{"type":"array","items":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf"}]}}}}
            """);
        ExpressionRules.Check(schema, "schema").Should().ContainSingle().Which.Message.Should().Contain("uncorrelatable");
    }

    private static TypeSchema Schema(string spec) => StructuralSchema.Read(JsonNode.Parse($$$"""{"type":"object","properties":{"spec":{{{spec}}}}}"""));

    private static string Judge(TypeSchema schema, string? before, string now) => Text(SchemaValidation.Validate(
        schema, Around(now), before is null ? ValueBefore.None : ValueBefore.Of(Around(before))));

    private static JsonNode Around(string spec) => JsonNode.Parse($$$"""{"spec":{{{spec}}}}""")!;

    private static string Text(IEnumerable<Wallet.LocalCloud.Kubernetes.Api.FieldError> errors)
        => string.Join("; ", errors.Select(error => $"{error.Field}: {error.Message}"));
}
