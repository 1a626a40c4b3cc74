using Wallet.Api.Ledger;

namespace Wallet.Api.Http;

/// <summary>The wire names of closed sets.</summary>
internal static class Names
{
    private static readonly Dictionary<string, TransactionKind> Kinds
        = Enum.GetValues<TransactionKind>().ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>DEPOSIT, WITHDRAWAL and so on.</summary>
    public static string Of(TransactionKind kind) => kind switch
    {
        TransactionKind.Deposit => "DEPOSIT",
        TransactionKind.Withdrawal => "WITHDRAWAL",
        TransactionKind.Transfer => "TRANSFER",
        TransactionKind.Journal => "JOURNAL",
        TransactionKind.Reversal => "REVERSAL",
        TransactionKind.Hold => "HOLD",
        TransactionKind.Capture => "CAPTURE",
        TransactionKind.Void => "VOID",
        TransactionKind.Correction => "CORRECTION",
        _ => "EXPIRY",
    };

    /// <summary>ACTIVE, FROZEN, CLOSED.</summary>
    public static string Of(WalletStatus status) => status switch
    {
        WalletStatus.Active => "ACTIVE",
        WalletStatus.Frozen => "FROZEN",
        _ => "CLOSED",
    };

    /// <summary>The kind with a wire name.</summary>
    public static bool TryParse(string text, out TransactionKind kind) => Kinds.TryGetValue(text, out kind);

    /// <summary>All wire names of kinds.</summary>
    public static IEnumerable<string> AllKinds => Kinds.Keys;
}
