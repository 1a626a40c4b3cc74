namespace Wallet.Api.Ledger;

/// <summary>What may happen to a wallet. Stored: never renumber.</summary>
internal enum WalletStatus : byte
{
    /// <summary>Everything.</summary>
    Active = 0,

    /// <summary>Money may come, none may leave.</summary>
    Frozen = 1,

    /// <summary>Nothing, permanently; it is empty.</summary>
    Closed = 2,
}
