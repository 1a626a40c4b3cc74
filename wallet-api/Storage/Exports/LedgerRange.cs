using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Exports;

/// <summary>
/// Transactions after <paramref name="After"/> and before <paramref name="Before"/>. A server has all of them that there will ever be if it has
/// what was committed up to <paramref name="SettledAt"/>, by the database's clock.
/// </summary>
internal sealed record LedgerRange(TransactionId After, TransactionId Before, DateTimeOffset SettledAt)
{
    /// <summary>
    /// Whether a server has all of it that has what was committed up to <paramref name="asOf"/> (Unix milliseconds; null: it does not know).
    /// </summary>
    public bool IsWithin(long? asOf) => asOf >= SettledAt.ToUnixTimeMilliseconds();
}
