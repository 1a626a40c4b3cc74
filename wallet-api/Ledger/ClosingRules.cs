using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>How a wallet that still has money is closed.</summary>
internal static class ClosingRules
{
    /// <summary>
    /// Transfers what is left, by the rules of any transfer, and closes. The receiver must be one that money can leave again, also where nothing
    /// is left. The answer's subject is the transfer, or 0 where there was none.
    /// </summary>
    public static Answer Close(Draft draft, CloseWallet command)
    {
        if (draft.Find(command.Wallet) is not { } wallet || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        if (wallet.Status == WalletStatus.Closed)
            return Done(wallet, default);
        if (RefusalOf(draft, command) is { } refusal)
            return MovementRules.Refused(refusal, wallet);
        // What is owed cannot be sent away, and what is held is not the wallet's to send.
        if (wallet.Held != 0 || wallet.Posted < 0)
            return MovementRules.Refused(ResultCode.WalletNotEmpty, wallet);
        var swept = default(TransactionId);
        if (wallet.Posted > 0)
        {
            var answer = Sweep(draft, command, wallet.Posted);
            if (answer.Code != ResultCode.Executed)
                return answer;
            swept = new(answer.Subject);
        }
        var closed = draft.Find(wallet.Id)! with { Status = WalletStatus.Closed };
        draft.ChangeStatus(closed, command.Caller);
        return Done(closed, swept);
    }

    private static Answer Sweep(Draft draft, CloseWallet command, long amountMinor) => MovementRules.Move(
        draft, command, TransactionKind.Transfer, amountMinor, [new(command.Wallet, -amountMinor), new(command.SweepTo, amountMinor)]);

    private static ResultCode? RefusalOf(Draft draft, CloseWallet command)
    {
        if (draft.Find(command.SweepTo) is not { } receiver)
            return ResultCode.WalletNotFound;
        if (receiver.Id == command.Wallet)
            return ResultCode.InvalidTransfer;
        if (receiver.Id.Currency != command.Wallet.Currency)
            return ResultCode.CurrencyMismatch;
        return receiver.Status switch
        {
            WalletStatus.Closed => ResultCode.WalletClosed,
            WalletStatus.Frozen => ResultCode.WalletFrozen,
            _ => null,
        };
    }

    private static Answer Done(WalletState wallet, TransactionId swept)
        => new(ResultCode.Executed, swept.Value, wallet.Posted, wallet.Available, wallet.Version);
}
