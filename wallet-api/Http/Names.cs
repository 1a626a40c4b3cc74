using Wallet.Api.Ledger;
using Wallet.Api.Storage.Webhooks;

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

    /// <summary>OPENED, FOUND, STATUS, LIMITS, METADATA.</summary>
    public static string Of(Setting setting) => setting switch
    {
        Setting.Opened => "OPENED",
        Setting.Found => "FOUND",
        Setting.Status => "STATUS",
        Setting.Limits => "LIMITS",
        _ => "METADATA",
    };

    /// <summary>ENABLED; or why not: REQUESTED, GONE, FAILING.</summary>
    public static string Of(WebhookStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>PENDING, DELIVERED, DEAD.</summary>
    public static string Of(DeliveryState state) => state.ToString().ToUpperInvariant();

    /// <summary>The kind with a wire name.</summary>
    public static bool TryParse(string text, out TransactionKind kind) => Kinds.TryGetValue(text, out kind);

    /// <summary>All wire names of kinds.</summary>
    public static IEnumerable<string> AllKinds => Kinds.Keys;
}
