using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>The life of a wallet.</summary>
internal static class WalletRules
{
    /// <summary>Makes an empty one.</summary>
    public static Answer Create(Draft draft, CreateWallet command)
    {
        var state = draft.Open(command.Wallet, command.Currency);
        return new(ResultCode.Executed, state.Id.Value, state.Posted, state.Available, state.Version);
    }
}
