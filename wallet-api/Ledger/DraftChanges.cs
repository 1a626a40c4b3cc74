using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>What a batch has changed so far.</summary>
internal sealed class DraftChanges
{
    /// <summary>Wallets that changed, as they stand.</summary>
    public Dictionary<WalletId, WalletState> Wallets { get; private init; } = [];

    /// <summary>Those of them that were made.</summary>
    public Dictionary<WalletId, NewWallet> New { get; private init; } = [];

    /// <summary>Holds that are new or changed.</summary>
    public Dictionary<TransactionId, Hold> Holds { get; private init; } = [];

    /// <summary>Earlier transactions of which more was given back.</summary>
    public Dictionary<TransactionId, Original> Originals { get; private init; } = [];

    /// <summary>New transactions, in order.</summary>
    public List<LedgerTransaction> Transactions { get; private init; } = [];

    /// <summary>Their entries.</summary>
    public List<Entry> Entries { get; private init; } = [];

    /// <summary>Rows of the journal of settings.</summary>
    public List<SettingChange> Settings { get; private init; } = [];

    /// <summary>What is to be published.</summary>
    public List<LedgerEvent> Events { get; private init; } = [];

    /// <summary>The same, to come back to.</summary>
    public DraftChanges Copy() => new()
    {
        Wallets = new(Wallets),
        New = new(New),
        Holds = new(Holds),
        Originals = new(Originals),
        Transactions = [.. Transactions],
        Entries = [.. Entries],
        Settings = [.. Settings],
        Events = [.. Events],
    };
}
