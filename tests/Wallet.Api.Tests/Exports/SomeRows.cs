using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Exports;

/// <summary>Rows whose every byte is known.</summary>
internal static class SomeRows
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, 123, TimeSpan.Zero);

    public static WalletId Alice { get; } = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);

    public static WalletId Outside { get; } = WalletId.Outside(MemoryLedger.Euro, 3);

    public static TransactionId Id(int number) => new(TransactionId.FirstAt(Noon).Value + number);

    /// <summary>A deposit of both sides: nothing optional for Alice, everything for the outside.</summary>
    public static IReadOnlyList<ExportRow> Two { get; } =
    [
        new(new(Alice, Id(1), TransactionKind.Deposit, 1, 1230, 1230, 0, Outside, default), new(null, "")),
        new(
            new(Outside, Id(1), TransactionKind.Deposit, 7, -1230, -99_999_999_999_999_999, 5, default, default),
            new("a \"b\", c", "=1+1 é\u2028😀", """{"k":"v"}""", DateTimeOffset.UnixEpoch.AddMilliseconds(5))) { Parent = Id(0) },
    ];

    /// <summary>A row with a description of some length.</summary>
    public static ExportRow Row(int number, int length = 0)
        => new(new(Alice, Id(number), TransactionKind.Deposit, number, 1, number, 0, Outside, default), new(null, new('d', length)));
}
