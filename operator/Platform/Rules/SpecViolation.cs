namespace Wallet.Operator.Platform.Rules;

/// <summary>A rule that a spec breaks.</summary>
/// <param name="Path">Where, e.g. <c>spec.database.port</c>.</param>
/// <param name="Message">What is wrong and what would be right; without the path.</param>
internal sealed record SpecViolation(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
