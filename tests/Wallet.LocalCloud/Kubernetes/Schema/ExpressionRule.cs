using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Cel;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>One of a schema's <c>x-kubernetes-validations</c>, compiled.</summary>
internal sealed class ExpressionRule
{
    private readonly TypeSchema _self;
    private readonly CelProgram? _program;
    private readonly CelProgram? _message;

    /// <param name="json">The rule as the definition says it.</param>
    /// <param name="self">What the rule is on.</param>
    /// <param name="isCorrelatable">Whether a change's value before can be found here.</param>
    public ExpressionRule(JsonNode? json, TypeSchema self, bool isCorrelatable)
    {
        _self = self;
        Text = (json.Text("rule") ?? "").Trim();
        Message = json.Text("message")?.Trim();
        Reason = json.Text("reason") ?? "FieldValueInvalid";
        FieldPath = json.Text("fieldPath") ?? "";
        TakesMissingOldSelf = json.Flag("optionalOldSelf") == true;
        var type = CelType.OfSchema(self);
        var old = TakesMissingOldSelf ? CelType.OptionalOf(type) : type;
        var variables = new Dictionary<string, CelType> { ["self"] = type, ["oldSelf"] = old };
        (_program, Error) = CelProgram.Compile(Text, variables, CelType.Bool);
        if (json.Text("messageExpression") is { } message)
        {
            (_message, var messageError) = CelProgram.Compile(message, variables, CelType.Text);
            Error ??= messageError;
        }

        if (Error is null && _program!.UsesOldSelf && !isCorrelatable)
        {
            Error = "oldSelf cannot be used on the uncorrelatable portion of the schema";
        }
    }

    public string Text { get; }

    public string? Message { get; }

    /// <summary>The reason of the cause that it gives.</summary>
    public string Reason { get; }

    /// <summary>The field below that it speaks of, relative to where it stands; empty for where it stands.</summary>
    public string FieldPath { get; }

    /// <summary>Whether it runs without a value before too: <c>oldSelf</c> is an optional then.</summary>
    public bool TakesMissingOldSelf { get; }

    /// <summary>Whether it is about changes.</summary>
    public bool IsTransition => _program is { UsesOldSelf: true };

    /// <summary>Why the rule cannot be compiled; null when it can.</summary>
    public string? Error { get; }

    /// <summary>What the rule says of a value.</summary>
    /// <returns>true, false, or a <see cref="CelError"/>.</returns>
    public object? Judge(JsonNode? value, ValueBefore before) => _program?.Run(Variables(value, before));

    /// <summary>What to tell of a value that breaks the rule.</summary>
    public string Explain(JsonNode? value, ValueBefore before)
        => _message?.Run(Variables(value, before)) is string text && text.Trim() is { Length: > 0 and <= 5120 } made && !made.Contains('\n')
            ? made
            : Message ?? $"failed rule: {Text}";

    private IEnumerable<(string, object?)> Variables(JsonNode? value, ValueBefore before)
    {
        yield return ("self", CelSchemaValues.Read(_self, value));
        if (TakesMissingOldSelf)
        {
            yield return ("oldSelf", before.IsKnown ? CelOptional.Of(CelSchemaValues.Read(_self, before.Value)) : CelOptional.None);
        }
        else if (before.IsKnown)
        {
            yield return ("oldSelf", CelSchemaValues.Read(_self, before.Value));
        }
    }
}
