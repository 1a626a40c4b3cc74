namespace Wallet.LocalCloud.Kubernetes.Cel;

internal enum CelTokenKind
{
    End,
    Name,
    Literal,
    Symbol,
}

/// <summary>A word of an expression.</summary>
/// <param name="Text">The name or the symbol; empty for a literal.</param>
/// <param name="Value">A literal's value.</param>
/// <param name="Position">Where it begins.</param>
internal readonly record struct CelToken(CelTokenKind Kind, string Text, object? Value, int Position);

/// <summary>The text is no expression. Caught where a rule is compiled, which reports it as a value.</summary>
internal sealed class CelSyntaxException(int position, string message) : Exception($"ERROR: <input>:1:{position + 1}: {message}");
