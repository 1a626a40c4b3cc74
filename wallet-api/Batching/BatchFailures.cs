using Wallet.Api.Storage;

namespace Wallet.Api.Batching;

/// <summary>What a batch has met so far, and whether that speaks for trying its halves on their own: pure.</summary>
internal sealed class BatchFailures
{
    private const int MaxRefusals = 3;
    private const int MaxLosses = 2;
    private int _refusals;
    private int _losses;

    /// <summary>
    /// Counts a fault (null: a bug) of a batch of so many commands; true when it is to be divided, which for a single command means that it is
    /// given up. A bug or a packet that is too large is the same next time; a connection that is lost again and again may be the packet's doing,
    /// but a single command goes on until its deadline.
    /// </summary>
    public bool CallForDivision(DatabaseFault? fault, int commands) => fault switch
    {
        null or DatabaseFault.TooLarge => true,
        DatabaseFault.Duplicate or DatabaseFault.Refused => ++_refusals >= MaxRefusals,
        DatabaseFault.Lost => ++_losses >= MaxLosses && commands > 1,
        _ => false,
    };
}
