namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>An expression that is ready to be run.</summary>
internal sealed class CelProgram
{
    private readonly CelNode _root;

    private CelProgram(CelNode root, bool usesOldSelf) => (_root, UsesOldSelf) = (root, usesOldSelf);

    /// <summary>Whether it compares with the value before the change.</summary>
    public bool UsesOldSelf { get; }

    /// <returns>The program, or why the text is none.</returns>
    public static (CelProgram? Program, string? Error) Compile(string text, IReadOnlyDictionary<string, CelType> variables, CelType result)
    {
        try
        {
            var root = CelParser.Parse(text);
            var (type, errors) = CelChecker.Check(root, variables);
            if (errors.Count > 0) return (null, $"compilation failed: ERROR: <input>:1:1: {string.Join('\n', errors)}");
            if (!result.Takes(type)) return (null, $"must evaluate to {(result == CelType.Bool ? "a bool" : "a string")}");
            return (new CelProgram(root, CelLexer.Read(text).Any(token => token is { Kind: CelTokenKind.Name, Text: "oldSelf" })), null);
        }
        catch (CelSyntaxException fault)
        {
            return (null, $"compilation failed: {fault.Message}");
        }
    }

    /// <returns>The value, or a <see cref="CelError"/>.</returns>
    public object? Run(params IEnumerable<(string Name, object? Value)> variables)
        => CelEvaluation.Evaluate(_root, variables.Aggregate((CelScope?)null, (outer, v) => new CelScope(v.Name, v.Value, outer)));
}
