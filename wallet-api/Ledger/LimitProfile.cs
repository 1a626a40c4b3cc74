using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>What a profile of limits is known by: a currency, and a name in it.</summary>
internal readonly record struct LimitProfileKey(Currency Currency, string Name)
{
    /// <summary>The profile that some limits of a wallet of <paramref name="currency"/> name; null where they name none.</summary>
    public static LimitProfileKey? Of(Currency currency, Limits limits) => limits.Profile is { } name ? new(currency, name) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Currency}/{Name}";
}

/// <summary>
/// Limits by name, for any number of wallets: what is changed here holds for all of them from then on. <paramref name="Version"/> counts the
/// changes, the last of which was made by <paramref name="By"/> (the subject of the token, null without one) at <paramref name="At"/> (Unix
/// milliseconds).
/// </summary>
internal sealed record LimitProfile(LimitProfileKey Key, Limits Limits, long Version, long At, string? By);

/// <summary>A row of the journal of a profile: how it was after that change, or that it was removed.</summary>
internal sealed record LimitProfileChange(LimitProfile After, bool IsRemoved)
{
    /// <summary>The digest of all that the row says, by which an alteration of any of it is found.</summary>
    public UInt128 Seal => Digest.Of(
        After.Key.Currency.Code, After.Key.Name, Text(After.Limits.PerTransaction), Text(After.Limits.PerDay), Text(After.Limits.PerMonth),
        Text(After.Version), Text(After.At), After.By, IsRemoved ? "removed" : "set");

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
