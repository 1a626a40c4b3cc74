namespace Wallet.Operator.Platform;

/// <summary>A secret value that does not print itself: records and logs that hold one stay clean.</summary>
internal sealed class SecretText(string value) : IEquatable<SecretText>
{
    /// <summary>The value; only for the call that needs it.</summary>
    public string Reveal() => value;

    public bool Equals(SecretText? other) => other is not null && other.Reveal() == value;

    public override bool Equals(object? obj) => Equals(obj as SecretText);

    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Never the value.</summary>
    public override string ToString() => "***";
}
