using Wallet.Api.Commands;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>
/// The rows of the next part, which end with the transaction <paramref name="Last"/>; <paramref name="IsEnd"/> if it is known that none come
/// after. With a <paramref name="Fault"/>, the export can never be complete.
/// </summary>
internal sealed record PartRead(IReadOnlyList<ExportRow> Rows, TransactionId Last, bool IsEnd, string? Fault = null)
{
    /// <summary>It can never be complete.</summary>
    public static PartRead Of(string fault) => new([], default, IsEnd: false, fault);
}
