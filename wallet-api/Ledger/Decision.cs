using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>What a batch comes to: an answer for each command, and the rows to write in the one transaction.</summary>
internal sealed record Decision(TransactionId BatchId, Moment Moment, IReadOnlyList<Answer> Answers)
{
    /// <summary>Transactions in the order they happened.</summary>
    public required IReadOnlyList<LedgerTransaction> Transactions { get; init; }

    /// <summary>Entries in the order they happened.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Wallets that were made.</summary>
    public required IReadOnlyList<(WalletState State, NewWallet Wallet)> NewWallets { get; init; }

    /// <summary>The wallets of before that changed, as they stand afterwards.</summary>
    public required IReadOnlyList<WalletState> ChangedWallets { get; init; }

    /// <summary>Holds that are new or changed, as they stand afterwards.</summary>
    public required IReadOnlyList<Hold> Holds { get; init; }

    /// <summary>Rows of the journal of settings.</summary>
    public required IReadOnlyList<SettingChange> SettingChanges { get; init; }

    /// <summary>Earlier transactions of which more was given back.</summary>
    public required IReadOnlyList<Original> Originals { get; init; }

    /// <summary>What the transactions are found by.</summary>
    public required IReadOnlyList<TransactionReference> References { get; init; }

    /// <summary>Answers to keep.</summary>
    public required IReadOnlyList<(IdempotencyKey Key, Answer Answer)> KeptAnswers { get; init; }

    /// <summary>What to publish, in order.</summary>
    public required IReadOnlyList<LedgerEvent> Events { get; init; }

    /// <summary>
    /// The events by the keys under which they are published, which put those of each wallet in their order: the batch's, or that of the time
    /// that they are ahead to.
    /// </summary>
    public IEnumerable<IGrouping<TransactionId, LedgerEvent>> Publications => Events.GroupBy(e => e switch
    {
        TransactionRecorded recorded => recorded.Transaction.Id.Head(),
        WalletChanged changed => new TransactionId(changed.Revision).Head(),
        LimitsChanged changed => new TransactionId(changed.Revision).Head(),
        _ => BatchId,
    });

    /// <summary>
    /// The batch and, where its keys are of another millisecond or lane than its own, the heads of those, with how many transactions each has.
    /// </summary>
    public IEnumerable<(TransactionId Id, int Size)> Parts => Publications
        .Select(p => (Id: p.Key, Size: p.OfType<TransactionRecorded>().Count())).UnionBy([(Id: BatchId, Size: 0)], part => part.Id);

    /// <summary>Whether there is anything to write.</summary>
    public bool IsEmpty => KeptAnswers.Count == 0 && NewWallets.Count == 0 && ChangedWallets.Count == 0 && Holds.Count == 0;
}
