using System.Collections.Concurrent;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Security.Secrets;

/// <summary>What a secret holds.</summary>
/// <param name="Username">User name; empty for a token.</param>
/// <param name="Password">Password or token.</param>
internal sealed record SecretValue(string Username, SecretText Password);

/// <summary>A value as it was last read.</summary>
/// <param name="Arn">Of which secret.</param>
/// <param name="VersionId">Which version.</param>
/// <param name="Value">The value.</param>
internal sealed record KnownValue(string Arn, string VersionId, SecretValue Value);

/// <summary>
/// The last good value of each secret: a version never changes, so it is read once; and what stores and pods work with goes on serving
/// while the secret or its key cannot be read.
/// </summary>
internal sealed class KnownValues
{
    private readonly ConcurrentDictionary<string, KnownValue> _values = new(StringComparer.Ordinal);

    /// <summary>The last good value; null when none was read.</summary>
    /// <param name="name">Name of the secret.</param>
    public KnownValue? Of(string name) => _values.GetValueOrDefault(name);

    /// <summary>Keeps a value.</summary>
    public void Keep(string name, KnownValue value) => _values[name] = value;

    /// <summary>Drops those of a platform that is gone.</summary>
    /// <param name="names">Names of its secrets.</param>
    public void Forget(IEnumerable<string> names)
    {
        foreach (var name in names)
            _values.TryRemove(name, out _);
    }
}
