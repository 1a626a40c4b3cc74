using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>A wallet as the model knows it.</summary>
internal sealed record ModelWallet(WalletId Id, UInt128 Owner, int Currency, bool IsOutside)
{
    public Int128 Posted { get; init; }

    public Int128 Held { get; init; }

    public Int128 Overdraft { get; init; }

    public WalletStatus Status { get; init; }

    public Limits Limits { get; init; } = Limits.None;

    public Int128 Available => Posted - Held + Overdraft;
}
