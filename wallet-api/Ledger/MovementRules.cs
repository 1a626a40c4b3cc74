using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>When money may move.</summary>
internal static class MovementRules
{
    // Far enough from the edge of 64 bits that no sum of a batch can reach it.
    private const long MaxPosted = 4_000_000_000_000_000_000;

    /// <summary>From outside.</summary>
    public static Answer Deposit(Draft draft, Deposit command) => Move(
        draft, command, TransactionKind.Deposit, command.Wallet, command.AmountMinor,
        [new(command.Wallet, command.AmountMinor), new(Outside(draft, command.Wallet), -command.AmountMinor)]);

    /// <summary>To outside.</summary>
    public static Answer Withdraw(Draft draft, Withdraw command) => Move(
        draft, command, TransactionKind.Withdrawal, command.Wallet, command.AmountMinor,
        [new(command.Wallet, -command.AmountMinor), new(Outside(draft, command.Wallet), command.AmountMinor)]);

    /// <summary>From one wallet to another.</summary>
    public static Answer Transfer(Draft draft, Transfer command) => Move(
        draft, command, TransactionKind.Transfer, command.Source, command.AmountMinor,
        [new(command.Source, -command.AmountMinor), new(command.Destination, command.AmountMinor)]);

    private static WalletId Outside(Draft draft, WalletId wallet) => WalletId.Outside(wallet.Currency, draft.Moment.Lane);

    private static Answer Move(
        Draft draft, Movement command, TransactionKind kind, WalletId subject, long amountMinor, Posting[] postings)
    {
        var wallet = draft.Find(subject);
        if (wallet is null || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        if (Refusal(draft, command.Caller, postings) is { } code)
            return new(code, 0, wallet.Posted, wallet.Available, wallet.Version);
        var id = draft.Post(kind, amountMinor, postings, command.Remarks);
        wallet = draft.Find(subject)!;
        return new(ResultCode.Executed, id.Value, wallet.Posted, wallet.Available, wallet.Version);
    }

    private static ResultCode? Refusal(Draft draft, Caller caller, Posting[] postings)
    {
        if (postings[0].Wallet == postings[1].Wallet)
            return ResultCode.InvalidTransfer;
        if (postings.Any(p => draft.Find(p.Wallet) is null))
            return ResultCode.WalletNotFound;
        if (postings.Any(p => p.Wallet.Currency != postings[0].Wallet.Currency))
            return ResultCode.CurrencyMismatch;
        foreach (var posting in postings.Where(p => !p.Wallet.IsSystem))
        {
            if (Refusal(draft, caller, draft.Find(posting.Wallet)!, posting) is { } code)
                return code;
        }
        return null;
    }

    private static ResultCode? Refusal(Draft draft, Caller caller, WalletState wallet, Posting posting)
    {
        if (wallet.Status == WalletStatus.Closed)
            return ResultCode.WalletClosed;
        if (posting.Amount > 0)
            return wallet.Posted + posting.Amount > MaxPosted ? ResultCode.BalanceOverflow : null;
        if (!caller.MaySee(wallet.Owner))
            return ResultCode.WalletNotFound;
        if (wallet.Status == WalletStatus.Frozen)
            return ResultCode.WalletFrozen;
        if (!wallet.Spending.On(draft.Moment.Day).Allows(-posting.Amount, wallet.Limits))
            return ResultCode.LimitExceeded;
        return wallet.Available + posting.Amount < 0 ? ResultCode.InsufficientFunds : null;
    }
}
