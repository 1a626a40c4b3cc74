namespace Wallet.Api.Ledger;

/// <summary>
/// The most that may leave a wallet at once, in a UTC day, in a UTC month, what is held included; minor units, null for no limit.
/// </summary>
internal sealed record Limits(long? PerTransaction, long? PerDay, long? PerMonth)
{
    /// <summary>No limit.</summary>
    public static Limits None { get; } = new(null, null, null);
}
