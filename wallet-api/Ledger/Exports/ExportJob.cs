using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Exports;

/// <summary>
/// An export and how far it is. <paramref name="Target"/> is where its folder is; <paramref name="AskedBy"/> is the subject of the token, null
/// without authentication.
/// </summary>
internal sealed record ExportJob(ExportId Id, ExportTerms Terms, string Target, string? AskedBy, DateTimeOffset Created)
{
    /// <summary>The most characters that are kept of <see cref="Trouble"/>.</summary>
    public const int MaxTrouble = 1000;

    /// <summary>Where it is in its life.</summary>
    public ExportState State { get; init; }

    /// <summary>Before this time nothing is done for it: its range is not settled, or a try has just failed.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>How many tries of the next step have failed in a row.</summary>
    public int Tries { get; init; }

    /// <summary>What keeps it from going on, or has ended it; null for nothing.</summary>
    public string? Trouble { get; init; }

    /// <summary>When it ended, however that was.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>What is written.</summary>
    public ExportProgress Progress { get; init; } = ExportProgress.None;

    /// <summary>Whether anything is still to be done.</summary>
    public bool IsOpen => State is ExportState.Waiting or ExportState.Running;

    /// <summary>The time until which it waits for its range to be settled; null where that is not what it waits for.</summary>
    public DateTimeOffset? WaitsUntil => State == ExportState.Waiting && Tries == 0 && Due > Created ? Due : null;
}

/// <summary>
/// How far an export is: <paramref name="Parts"/> with so many rows and bytes, the newest of which ends with the transaction
/// <paramref name="Last"/>; <paramref name="IsEnd"/> if nothing comes after it.
/// </summary>
internal sealed record ExportProgress(int Parts, TransactionId? Last, long Rows, long Bytes, bool IsEnd)
{
    /// <summary>Nothing is written.</summary>
    public static readonly ExportProgress None = new(0, null, 0, 0, IsEnd: false);
}
