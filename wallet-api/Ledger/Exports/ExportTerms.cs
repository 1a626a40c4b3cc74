using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Exports;

/// <summary>
/// What is asked for: entries of transactions from <paramref name="From"/> on and before <paramref name="Before"/>, of one
/// <paramref name="Wallet"/> where it is a statement.
/// </summary>
internal sealed record ExportTerms(ExportKind Kind, WalletId? Wallet, TransactionId From, TransactionId Before, ExportFormat Format);

/// <summary>What is exported. Stored: never renumber.</summary>
internal enum ExportKind
{
    /// <summary>The entries of one wallet, newest first, as its statement has them.</summary>
    Statement = 0,

    /// <summary>The entries of all wallets, in the order of their transactions' ids.</summary>
    Ledger = 1,
}

/// <summary>How the files are written. Stored: never renumber.</summary>
internal enum ExportFormat
{
    /// <summary>RFC 4180, with a header in each part.</summary>
    Csv = 0,

    /// <summary>One JSON object a line.</summary>
    JsonLines = 1,

    /// <summary>Apache Parquet, one row group a part.</summary>
    Parquet = 2,
}

/// <summary>How far an export is. Stored: never renumber.</summary>
internal enum ExportState
{
    /// <summary>For its turn, or until its range is settled.</summary>
    Waiting = 0,

    /// <summary>Some of its steps are done.</summary>
    Running = 1,

    /// <summary>All parts and the manifest are written.</summary>
    Done = 2,

    /// <summary>It cannot go on.</summary>
    Failed = 3,

    /// <summary>A caller has cancelled it.</summary>
    Cancelled = 4,
}
