using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Partitions;

/// <summary>
/// Days from <paramref name="First"/> to <paramref name="Last"/>; those from the key <paramref name="Open"/> on are not closed yet.
/// </summary>
internal sealed record DayRange(int First, int Last, TransactionId Open)
{
    /// <summary>The first key of the days.</summary>
    public TransactionId From => TransactionId.FirstOn(First);

    /// <summary>The first key after them.</summary>
    public TransactionId Before => TransactionId.FirstOn(Last + 1);
}
