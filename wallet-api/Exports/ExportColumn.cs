using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Exports;

/// <summary>
/// A column of an export. <paramref name="Value"/> is a string, long, bool or <see cref="DateTimeOffset"/>, as <paramref name="Type"/> says; null
/// where there is none and it <paramref name="IsOptional"/>.
/// </summary>
internal sealed record ExportColumn(string Name, ColumnType Type, Func<ExportRow, object?> Value, bool IsOptional = false)
{
    /// <summary>The name of the column of currencies.</summary>
    public const string Currency = "currency";

    /// <summary>The name of the column of signed amounts in minor units.</summary>
    public const string Amount = "amountMinor";

    private static readonly ExportColumn[] Statement =
    [
        new("transactionId", ColumnType.Text, r => r.Entry.Transaction.ToString()),
        new("type", ColumnType.Text, r => NameOf(r.Entry.Kind)),
        new("walletId", ColumnType.Text, r => r.Entry.Wallet.ToString()),
        new(Currency, ColumnType.Text, r => r.Entry.Wallet.Currency.Code),
        new(Amount, ColumnType.Whole, r => r.Entry.Amount),
        new("balanceAfterMinor", ColumnType.Whole, r => r.Entry.Posted),
        new("heldAfterMinor", ColumnType.Whole, r => r.Entry.Held),
        new("sequence", ColumnType.Whole, r => r.Entry.Sequence),
        new("counterpartyWalletId", ColumnType.Text, PartyOf, IsOptional: true),
        new("referenceId", ColumnType.FreeText, r => r.Remarks.Reference, IsOptional: true),
        new("description", ColumnType.FreeText, r => r.Remarks.Description, IsOptional: true),
        new("occurredAt", ColumnType.Time, r => r.Entry.Transaction.Time),
    ];

    // The outside world's wallets have ids of their own here: without them, an entry could not be distinguished from another of its transaction.
    private static readonly ExportColumn[] Ledger =
    [
        .. Statement[..3],
        new("isOutside", ColumnType.Flag, r => r.Entry.Wallet.IsSystem),
        .. Statement[3..8],
        new("counterpartyWalletId", ColumnType.Text, r => r.Entry.Counterparty.Value == 0 ? null : r.Entry.Counterparty.ToString(), IsOptional: true),
        new("parentTransactionId", ColumnType.Text, r => r.Parent?.ToString(), IsOptional: true),
        .. Statement[9..11],
        new("metadata", ColumnType.FreeText, r => r.Remarks.Metadata, IsOptional: true),
        new("effectiveAt", ColumnType.Time, r => r.Remarks.EffectiveAt, IsOptional: true),
        Statement[11],
    ];

    /// <summary>The columns of a kind of export, in their order.</summary>
    public static IReadOnlyList<ExportColumn> Of(ExportKind kind) => kind == ExportKind.Statement ? Statement : Ledger;

    // As a statement has it.
    private static string? PartyOf(ExportRow row)
        => row.Entry.Counterparty.Value == 0 || row.Entry.Counterparty.IsSystem ? null : row.Entry.Counterparty.ToString();

    // The names of the REST API, as in the leaves of checkpoints.
    private static string NameOf(TransactionKind kind) => kind.ToString().ToUpperInvariant();
}

/// <summary>What a column has.</summary>
internal enum ColumnType
{
    /// <summary>A text of ours.</summary>
    Text,

    /// <summary>A caller's text.</summary>
    FreeText,

    /// <summary>A whole number of 64 bits.</summary>
    Whole,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A time in UTC, in whole milliseconds.</summary>
    Time,
}
