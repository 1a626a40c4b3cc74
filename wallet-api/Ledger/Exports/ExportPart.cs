using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Exports;

/// <summary>
/// A part that is written, the first being number 1. <paramref name="Last"/> is its last transaction, after which the next part goes on;
/// <paramref name="Sha256"/> is of its bytes.
/// </summary>
internal sealed record ExportPart(
    int Number, TransactionId Last, bool IsEnd, int Rows, long Bytes, byte[] Sha256, IReadOnlyList<CurrencyTotal> Totals);
