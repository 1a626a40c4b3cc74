using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances;

/// <summary>
/// What can be said of a time: <paramref name="Exact"/> or, when it lies between the entries of a day that is retired, the nearest balances
/// that are still known: until right before <paramref name="After"/>'s first entry, and from its last on.
/// </summary>
internal sealed record PastAnswer(PastBalance? Exact, PastBalance Before, Closing? After)
{
    /// <summary>
    /// The answer for all keys up to <paramref name="at"/>, from the last entry that was found (null: none of those kept) and the newest two
    /// closings of its day and before, newest first.
    /// </summary>
    public static PastAnswer Of(TransactionId at, Entry? entry, IReadOnlyList<Closing> closings)
    {
        if (entry is { } found)
            return new(PastBalance.Of(found), PastBalance.Zero, null);
        var over = closings.FirstOrDefault(c => !(at < c.Last));
        var before = over is null ? PastBalance.Zero : PastBalance.Of(over);
        return closings.FirstOrDefault(c => at < c.Last && !(at < c.First)) is { } inside
            ? new(null, before, inside)
            : new(before, before, null);
    }
}
