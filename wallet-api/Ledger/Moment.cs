namespace Wallet.Api.Ledger;

/// <summary>When (by the database's clock, read under the locks) and by which lane a batch is decided.</summary>
internal readonly record struct Moment(long UnixMilliseconds, int Lane)
{
    /// <summary>
    /// The lane in a key that is ahead of the clock, as those are that follow a wallet's last one after the clock was set back. They come a
    /// millisecond after each other whatever the time, so that batches of one lane would meet on one key: one number per batch avoids it.
    /// </summary>
    public int LaneAhead { get; init; } = Lane;
}
