namespace Wallet.Api.Commands;

/// <summary>
/// What became of a command. Numbers are stored with idempotency keys: never renumber. Codes up to 99 were executed;
/// from 100 on refused by the rules, for good; from 200 on not executed for a passing reason, so the same key may be sent again.
/// </summary>
internal enum ResultCode : short
{
    /// <summary>Executed and durable.</summary>
    Executed = 0,

    /// <summary>No such wallet, or not the caller's.</summary>
    WalletNotFound = 100,

    /// <summary>No such transaction, or not the caller's.</summary>
    TransactionNotFound = 101,

    /// <summary>No such hold on this wallet.</summary>
    HoldNotFound = 102,

    /// <summary>No such profile of limits in the wallet's currency.</summary>
    LimitProfileNotFound = 103,

    /// <summary>Available money does not cover the amount.</summary>
    InsufficientFunds = 110,

    /// <summary>A limit per transaction, day or month would be passed.</summary>
    LimitExceeded = 111,

    /// <summary>The wallets have different currencies.</summary>
    CurrencyMismatch = 112,

    /// <summary>The balance would not fit its 64 bits.</summary>
    BalanceOverflow = 113,

    /// <summary>The wallet is frozen: nothing leaves it.</summary>
    WalletFrozen = 120,

    /// <summary>The wallet is closed.</summary>
    WalletClosed = 121,

    /// <summary>Closing needs a balance and holds of zero.</summary>
    WalletNotEmpty = 122,

    /// <summary>The hold was captured, voided or has expired.</summary>
    HoldNotActive = 123,

    /// <summary>The original was already given back in full, or cannot be.</summary>
    AlreadyReversed = 124,

    /// <summary>The version or condition that the caller named does not hold.</summary>
    VersionMismatch = 125,

    /// <summary>A transfer that goes nowhere, or legs that do not add up.</summary>
    InvalidTransfer = 126,

    /// <summary>More is captured or given back than was held or moved.</summary>
    AmountTooLarge = 127,

    /// <summary>Not executed because another command of its atomic batch was refused.</summary>
    BatchRefused = 128,

    /// <summary>A reversal or a hold: there is nothing that could be given back.</summary>
    NotReversible = 129,

    /// <summary>A hold is given more time, never less.</summary>
    ExpiryNotLater = 130,

    /// <summary>The caller has no right over the money that would move.</summary>
    NotPermitted = 131,

    /// <summary>The idempotency key was used for another command.</summary>
    KeyReused = 140,

    /// <summary>The reference was used for another command.</summary>
    DuplicateReference = 141,

    /// <summary>The wallet is not as the request's If-Match says. Nothing is kept: the same key may come with another condition.</summary>
    PreconditionFailed = 142,

    /// <summary>Too much is waiting; nothing was tried.</summary>
    Overloaded = 200,

    /// <summary>The database cannot be written now; nothing was executed.</summary>
    WriterUnavailable = 201,

    /// <summary>A fault of ours; nothing was executed.</summary>
    Failed = 202,

    /// <summary>Not begun within the time that the caller gave.</summary>
    DeadlineExceeded = 203,

    /// <summary>The connection was lost in commit and the outcome could not be learnt in time.</summary>
    Unknown = 210,
}
