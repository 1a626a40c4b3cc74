using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>Movements of which all are executed, or none.</summary>
internal sealed record AtomicBatch(Caller Caller, IdempotencyKey? Key, IReadOnlyList<Movement> Items) : Command(Caller, Key)
{
    /// <inheritdoc/>
    public override IReadOnlyList<WalletId> Wallets { get; } = [.. Items.SelectMany(i => i.Wallets).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyList<Currency> Outsides { get; } = [.. Items.SelectMany(i => i.Outsides).Distinct()];
}
