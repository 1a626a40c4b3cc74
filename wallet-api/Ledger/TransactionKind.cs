namespace Wallet.Api.Ledger;

/// <summary>Why money moved. Stored and published: never renumber.</summary>
internal enum TransactionKind : byte
{
    /// <summary>From outside.</summary>
    Deposit = 1,

    /// <summary>To outside.</summary>
    Withdrawal = 2,

    /// <summary>Between two wallets.</summary>
    Transfer = 3,

    /// <summary>Between any number of wallets.</summary>
    Journal = 4,

    /// <summary>Gives back all or a part of an earlier one.</summary>
    Reversal = 5,

    /// <summary>Sets money aside.</summary>
    Hold = 6,

    /// <summary>Moves money that was set aside.</summary>
    Capture = 7,

    /// <summary>Gives up a hold.</summary>
    Void = 8,

    /// <summary>A hold's time ran out.</summary>
    Expiry = 9,

    /// <summary>A reversal by an administrator that passed a freeze or a limit.</summary>
    Correction = 10,
}
