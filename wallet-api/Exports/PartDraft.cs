using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>
/// The rows of a part as they are read: pure. Where it ends follows from the rows alone and not from how they were read, so that a part that is
/// written again has the same bytes.
/// </summary>
internal sealed class PartDraft(PartLimits limits)
{
    // Of ids, numbers, times and separators.
    private const int BytesPerRow = 260;
    private readonly List<ExportRow> _rows = [];
    private long _bytes;

    /// <summary>What was taken.</summary>
    public IReadOnlyList<ExportRow> Rows => _rows;

    /// <summary>The last transaction that was taken.</summary>
    public TransactionId Last { get; private set; }

    /// <summary>Takes the rows of a transaction, all of them or none; false when the part is full.</summary>
    public bool TryAdd(TransactionId transaction, IReadOnlyList<ExportRow> rows)
    {
        if (_rows.Count >= limits.Rows || _bytes >= limits.Bytes)
            return false;
        _rows.AddRange(rows);
        _bytes += rows.Sum(SizeOf);
        Last = transaction;
        return true;
    }

    private static long SizeOf(ExportRow row)
        => BytesPerRow + Length(row.Remarks.Reference) + Length(row.Remarks.Description) + Length(row.Remarks.Metadata);

    private static int Length(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
