namespace Wallet.Operator.Platform;

/// <summary>A secret value that does not print itself: records and logs that hold one stay clean.</summary>
public sealed class SecretText(string value) : IEquatable<SecretText>
{
    /// <summary>The value; only for the call that needs it.</summary>
    public string Reveal() => value;

    /// <inheritdoc/>
    public bool Equals(SecretText? other) => other is not null && other.Reveal() == value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecretText);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Never the value.</summary>
    public override string ToString() => "***";
}
