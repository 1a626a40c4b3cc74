using System.Globalization;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances;

/// <summary>A part of an audit, which goes through <paramref name="Table"/> a step at a time.</summary>
internal sealed record AuditPhase(string Name, string Table, Func<AuditPlace, CancellationToken, Task<AuditStep>> CheckAsync);

/// <summary>What a step came to: how many were checked (none: the end is reached), the last one's key, what is wrong.</summary>
internal sealed record AuditStep(int Checked, AuditPlace Last, IReadOnlyList<Violation> Violations);

/// <summary>A key in a table, by which an audit goes on; of two parts where the table's key is.</summary>
internal readonly record struct AuditPlace(long Key, UInt128 Hash = default)
{
    /// <summary>A key of one part.</summary>
    public static implicit operator AuditPlace(long key) => new(key);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out AuditPlace place)
    {
        var parts = text.Split('/');
        var hash = UInt128.Zero;
        var isPlace = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var key)
            && (parts.Length == 1
                || (parts.Length == 2 && UInt128.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash)));
        place = new(key, hash);
        return isPlace;
    }

    /// <inheritdoc/>
    public override string ToString()
        => Hash == default ? Key.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Key}/{Hash:x32}");
}
