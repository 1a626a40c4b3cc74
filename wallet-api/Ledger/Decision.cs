using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>What a batch comes to: an answer for each command, and the rows to write in the one transaction.</summary>
internal sealed record Decision(TransactionId BatchId, Moment Moment, IReadOnlyList<Answer> Answers)
{
    /// <summary>Transactions in the order of their keys.</summary>
    public required IReadOnlyList<LedgerTransaction> Transactions { get; init; }

    /// <summary>Entries in the order they happened.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Wallets that were made.</summary>
    public required IReadOnlyList<(WalletState State, NewWallet Wallet)> NewWallets { get; init; }

    /// <summary>The wallets of before that changed, as they stand afterwards.</summary>
    public required IReadOnlyList<WalletState> ChangedWallets { get; init; }

    /// <summary>Holds that are new or changed, as they stand afterwards.</summary>
    public required IReadOnlyList<Hold> Holds { get; init; }

    /// <summary>Earlier transactions of which more was given back.</summary>
    public required IReadOnlyList<Original> Originals { get; init; }

    /// <summary>Answers to keep.</summary>
    public required IReadOnlyList<(IdempotencyKey Key, Answer Answer)> KeptAnswers { get; init; }

    /// <summary>What to tell others, in order.</summary>
    public required IReadOnlyList<LedgerEvent> Events { get; init; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsEmpty => KeptAnswers.Count == 0 && NewWallets.Count == 0 && ChangedWallets.Count == 0 && Holds.Count == 0;
}
