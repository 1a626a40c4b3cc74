namespace Wallet.Api.Ledger;

/// <summary>
/// The most that may leave a wallet at once, in a UTC day, in a UTC month, what is held included; minor units, null for no limit.
/// </summary>
internal sealed record Limits(long? PerTransaction, long? PerDay, long? PerMonth)
{
    /// <summary>No limit.</summary>
    public static Limits None { get; } = new(null, null, null);

    /// <summary>Nothing may leave.</summary>
    public static Limits Nothing { get; } = new(0, 0, 0);

    /// <summary>The name of the profile, of the wallet's currency, that says what these leave open; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>These and, where they leave something open, those of <paramref name="profile"/>.</summary>
    public Limits Over(Limits profile) => new(PerTransaction ?? profile.PerTransaction, PerDay ?? profile.PerDay, PerMonth ?? profile.PerMonth);
}
