using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>When money may move.</summary>
internal static class MovementRules
{
    // Far enough from the edge of 64 bits that no sum of a batch can reach it.
    private const long MaxPosted = 4_000_000_000_000_000_000;

    /// <summary>From outside.</summary>
    public static Answer Deposit(Draft draft, Deposit command) => Move(
        draft, command, TransactionKind.Deposit, command.AmountMinor,
        [new(command.Wallet, command.AmountMinor), new(Outside(draft, command.Wallet), -command.AmountMinor)]);

    /// <summary>To outside.</summary>
    public static Answer Withdraw(Draft draft, Withdraw command) => Move(
        draft, command, TransactionKind.Withdrawal, command.AmountMinor,
        [new(command.Wallet, -command.AmountMinor), new(Outside(draft, command.Wallet), command.AmountMinor)]);

    /// <summary>From one wallet to another.</summary>
    public static Answer Transfer(Draft draft, Transfer command) => Move(
        draft, command, TransactionKind.Transfer, command.AmountMinor,
        [new(command.Source, -command.AmountMinor), new(command.Destination, command.AmountMinor)]);

    /// <summary>Between any number of wallets.</summary>
    public static Answer Post(Draft draft, PostTransaction command)
    {
        foreach (var condition in command.Conditions)
        {
            if (draft.Find(condition.Wallet) is not { } wallet || !command.Caller.MaySee(wallet.Owner))
                return new(ResultCode.WalletNotFound);
            if (condition.Version is { } version && version != wallet.Version)
                return Refused(ResultCode.VersionMismatch, wallet);
            if (wallet.Available < condition.MinAvailable)
                return Refused(ResultCode.InsufficientFunds, wallet);
        }
        Posting[] postings = [.. command.Legs.Select(l => new Posting(l.Wallet, l.AmountMinor))];
        return Move(draft, command, TransactionKind.Journal, postings.Sum(p => Math.Max(p.Amount, 0)), postings);
    }

    /// <summary>Back to where it came from.</summary>
    public static Answer Reverse(Draft draft, ReverseTransaction command)
    {
        if (draft.FindOriginal(command.Transaction) is not { } original || !MaySee(draft, command.Caller, original.Transaction))
            return new(ResultCode.TransactionNotFound);
        if (!original.IsReversible)
            return new(ResultCode.NotReversible);
        if (!command.Caller.AnyWallet && original.WentOutside)
            return new(ResultCode.NotPermitted);
        var amount = command.AmountMinor ?? original.Remaining;
        if (original.Remaining == 0)
            return new(ResultCode.AlreadyReversed);
        if (amount > original.Remaining || original.Reversing(amount) is not { } postings)
            return new(ResultCode.AmountTooLarge, Available: original.Remaining);
        Posting[] ordered = [.. postings.OrderBy(p => p.Wallet.IsSystem)];
        var answer = Move(draft, command, TransactionKind.Reversal, amount, ordered, command.Transaction);
        if (command.Caller.AnyWallet && answer.Code is ResultCode.WalletFrozen or ResultCode.LimitExceeded)
            answer = Move(draft, command, TransactionKind.Correction, amount, ordered, command.Transaction);
        if (answer.Code == ResultCode.Executed)
            draft.Change(original with { Reversed = original.Reversed + amount });
        return answer;
    }

    /// <summary>The outside world's wallet that this lane uses.</summary>
    public static WalletId Outside(Draft draft, WalletId wallet) => draft.OutsideOf(wallet);

    /// <summary>A refusal, with how the wallet stands.</summary>
    public static Answer Refused(ResultCode code, WalletState wallet) => new(code, 0, wallet.Posted, wallet.Available, wallet.Version);

    /// <summary>
    /// Posts, if every wallet allows it. The answer is about the wallet that pays or, when money comes from outside, the one that receives;
    /// a refusal is about the wallet that refuses, if the caller may see it.
    /// </summary>
    public static Answer Move(
        Draft draft, Movement command, TransactionKind kind, long amountMinor, IReadOnlyList<Posting> postings, TransactionId? parent = null)
    {
        var subject = Subject(postings);
        var wallet = draft.Find(subject);
        if (wallet is null || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        if (Mismatch(draft, postings) is { } mismatch)
            return Refused(mismatch, wallet);
        if (Refusal(draft, command.Caller, kind, postings, wallet) is { } refusal)
            return refusal;
        var id = draft.Post(kind, amountMinor, postings, command.Remarks, parent);
        wallet = draft.Find(subject)!;
        return new(ResultCode.Executed, id.Value, wallet.Posted, wallet.Available, wallet.Version);
    }

    // Anyone who has one of its wallets.
    private static bool MaySee(Draft draft, Caller caller, LedgerTransaction transaction) => transaction.Postings
        .Any(p => !p.Wallet.IsSystem && draft.Find(p.Wallet) is { } wallet && caller.MaySee(wallet.Owner));

    private static WalletId Subject(IReadOnlyList<Posting> postings)
    {
        for (var i = 0; i < postings.Count; i++)
        {
            if (postings[i].Amount < 0 && !postings[i].Wallet.IsSystem)
                return postings[i].Wallet;
        }
        return postings[0].Wallet;
    }

    private static ResultCode? Mismatch(Draft draft, IReadOnlyList<Posting> postings)
    {
        var (sum, currency) = (Int128.Zero, postings[0].Wallet.Currency.Number);
        for (var i = 0; i < postings.Count; i++)
        {
            if (draft.Find(postings[i].Wallet) is null)
                return ResultCode.WalletNotFound;
            if (postings[i].Wallet.Currency.Number != currency)
                return ResultCode.CurrencyMismatch;
            sum += postings[i].Amount;
        }
        return sum != 0 || !AreDifferent(postings) ? ResultCode.InvalidTransfer : null;
    }

    private static bool AreDifferent(IReadOnlyList<Posting> postings) => postings.Count == 2
        ? postings[0].Wallet != postings[1].Wallet
        : postings.Select(p => p.Wallet).Distinct().Count() == postings.Count;

    private static Answer? Refusal(
        Draft draft, Caller caller, TransactionKind kind, IReadOnlyList<Posting> postings, WalletState subject)
    {
        var day = draft.DayOf(postings);
        for (var i = 0; i < postings.Count; i++)
        {
            var wallet = draft.Find(postings[i].Wallet)!;
            if (Refusal(draft, caller, kind, wallet, postings[i], day) is { } code)
                return Refused(code, caller.MaySee(wallet.Owner) && !wallet.Id.IsSystem ? wallet : subject);
        }
        return null;
    }

    private static ResultCode? Refusal(Draft draft, Caller caller, TransactionKind kind, WalletState wallet, Posting posting, int day)
    {
        if (wallet.Status == WalletStatus.Closed)
            return ResultCode.WalletClosed;
        if (posting.Amount > 0 || wallet.Id.IsSystem)
            return Math.Abs(wallet.Posted + posting.Amount) > MaxPosted ? ResultCode.BalanceOverflow : null;
        if (!caller.MaySee(wallet.Owner))
            return ResultCode.WalletNotFound;
        if (kind == TransactionKind.Correction)
            return -posting.Amount > wallet.Available ? ResultCode.InsufficientFunds : null;
        if (wallet.Status == WalletStatus.Frozen)
            return ResultCode.WalletFrozen;
        return Unaffordable(draft, wallet, posting, day);
    }

    // What is captured was checked when it was set aside, and has counted since. With more than that, all of it is one debit beside the rest
    // that is held.
    private static ResultCode? Unaffordable(Draft draft, WalletState wallet, Posting posting, int day)
    {
        var beyondHeld = posting.Held - posting.Amount;
        if (beyondHeld <= 0)
            return null;
        var (leaving, stillHeld) = (Math.Max(posting.Held, 0) - posting.Amount, wallet.Held + Math.Min(posting.Held, 0));
        if (!wallet.Spending.On(day).Allows(leaving, stillHeld, draft.LimitsOf(wallet)))
            return ResultCode.LimitExceeded;
        return beyondHeld > wallet.Available ? ResultCode.InsufficientFunds : null;
    }
}
