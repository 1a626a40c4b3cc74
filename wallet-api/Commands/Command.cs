using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Something that changes the ledger: the closed set of what callers can ask. Amounts are in minor units.</summary>
internal abstract record Command(Caller Caller, IdempotencyKey? Key)
{
    /// <summary>How the caller takes one of the wallets to be; null for no matter how.</summary>
    public WalletExpectation? Expected { get; init; }

    /// <summary>The wallets whose rows are locked to decide.</summary>
    public abstract IReadOnlyList<WalletId> Wallets { get; }

    /// <summary>The currency in which money comes from or goes to the outside world, if it does.</summary>
    public virtual Currency? Outside => null;

    /// <summary>The same, for a command of several parts.</summary>
    public virtual IReadOnlyList<Currency> Outsides => Outside is { } currency ? [currency] : [];

    /// <summary>The earlier transaction that it needs, if any.</summary>
    public virtual TransactionId? Original => null;

    /// <summary>The profile of limits that it gives a wallet, if any.</summary>
    public virtual LimitProfileKey? LimitProfile => null;

    /// <summary>The hold that it needs, if any.</summary>
    public virtual TransactionId? Hold => null;
}
