using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>A wallet's row to be audited. <paramref name="MarkedSystem"/> is what the row says of it; its key says it too.</summary>
internal sealed record AuditedWallet(WalletState State, bool MarkedSystem)
{
    /// <summary>Whether all that is kept is audited with it: its profile, its whole journal of settings, the rows of all transactions.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What else is kept with it; null where there is no such row.</summary>
    public WalletProfile? Profile { get; init; }
}
