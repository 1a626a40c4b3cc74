namespace Wallet.Api.Outbox;

/// <summary>The topics of the contract.</summary>
internal static class Topics
{
    /// <summary>One record per ledger entry, keyed by wallet, with a contiguous sequence per wallet.</summary>
    public const string Entries = "wallet.entries.v1";

    /// <summary>One record per transaction, keyed by it.</summary>
    public const string Transactions = "wallet.transactions.v1";

    /// <summary>
    /// Wallets made, frozen, unfrozen, closed, given other limits, keyed by wallet; changes of limit profiles, keyed by currency and name.
    /// </summary>
    public const string Lifecycle = "wallet.lifecycle.v1";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Entries, Transactions, Lifecycle];
}
