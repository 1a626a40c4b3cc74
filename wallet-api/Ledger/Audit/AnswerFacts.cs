using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>What the ledger has of the subjects of some kept answers.</summary>
internal sealed record AnswerFacts(LedgerHistory History)
{
    /// <summary>The transactions among them.</summary>
    public required IReadOnlyDictionary<TransactionId, Original> Transactions { get; init; }

    /// <summary>The entries of these.</summary>
    public required ILookup<TransactionId, Entry> Entries { get; init; }

    /// <summary>The wallets among them.</summary>
    public required IReadOnlySet<WalletId> Wallets { get; init; }

    /// <summary>The overdrafts that the wallets of all these had, and whether the journal has the wallet's whole life.</summary>
    public required ILookup<WalletId, (long Overdraft, bool SinceOpened)> Overdrafts { get; init; }

    /// <summary>Whether a wallet may have had an overdraft.</summary>
    public bool MayHaveHad(WalletId wallet, long overdraft)
    {
        var known = Overdrafts[wallet];
        return overdraft >= 0 && (!known.Any(k => k.SinceOpened) || known.Any(k => k.Overdraft == overdraft));
    }
}
