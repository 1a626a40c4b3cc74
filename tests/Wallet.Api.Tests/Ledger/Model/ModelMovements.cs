using System.Diagnostics.CodeAnalysis;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>How the model moves money.</summary>
internal static class ModelMovements
{
    private static readonly Int128 Most = 4_000_000_000_000_000_000;

    public static Answer Deposit(ModelBook book, Deposit c) => Move(
        book, c.Caller, TransactionKind.Deposit, c.AmountMinor,
        [new(c.Wallet, c.AmountMinor, 0), new(Outside(book, c.Wallet), -c.AmountMinor, 0)]);

    public static Answer Withdraw(ModelBook book, Withdraw c) => Move(
        book, c.Caller, TransactionKind.Withdrawal, c.AmountMinor,
        [new(c.Wallet, -c.AmountMinor, 0), new(Outside(book, c.Wallet), c.AmountMinor, 0)]);

    public static Answer Transfer(ModelBook book, Transfer c) => Move(
        book, c.Caller, TransactionKind.Transfer, c.AmountMinor,
        [new(c.Source, -c.AmountMinor, 0), new(c.Destination, c.AmountMinor, 0)]);

    public static Answer Post(ModelBook book, PostTransaction c)
    {
        foreach (var condition in c.Conditions)
        {
            if (!Exists(book, c.Caller, condition.Wallet, out var wallet))
                return new(ResultCode.WalletNotFound);
            if (condition.Version is not null && condition.Version != book.Version(wallet.Id))
                return Stands(book, wallet, ResultCode.VersionMismatch);
            if (condition.MinAvailable is not null && condition.MinAvailable > wallet.Available)
                return Stands(book, wallet, ResultCode.InsufficientFunds);
        }
        Int128 moved = 0;
        foreach (var leg in c.Legs)
            moved += leg.AmountMinor > 0 ? leg.AmountMinor : 0;
        return Move(book, c.Caller, TransactionKind.Journal, moved, [.. c.Legs.Select(l => new ModelLeg(l.Wallet, l.AmountMinor, 0))]);
    }

    // Two legs can be given back in parts, more only as a whole; what only set money aside moved none, and a reversal is final.
    public static Answer Reverse(ModelBook book, ReverseTransaction c)
    {
        if (!book.Transactions.TryGetValue(c.Transaction, out var original)
            || !original.Legs.Any(l => !l.Wallet.IsSystem && Exists(book, c.Caller, l.Wallet, out _)))
        {
            return new(ResultCode.TransactionNotFound);
        }
        var canBe = original.Kind is not (TransactionKind.Hold or TransactionKind.Void or TransactionKind.Expiry or TransactionKind.Reversal
            or TransactionKind.Correction);
        if (!canBe)
            return new(ResultCode.NotReversible);
        // What went outside comes from outside when it is given back, and that is not for everyone to bring.
        if (!c.Caller.AnyWallet && original.Legs.Any(l => l.Wallet.IsSystem && l.Amount > 0))
            return new(ResultCode.NotPermitted);
        var left = original.Amount - original.Reversed;
        if (left == 0)
            return new(ResultCode.AlreadyReversed);
        var amount = c.AmountMinor ?? left;
        if (amount > left || (original.Legs.Count > 2 && amount != original.Amount))
            return new(ResultCode.AmountTooLarge, Available: (long)left);
        var users = original.Legs.Where(l => !l.Wallet.IsSystem);
        if (original.Legs.All(l => l.Held == 0) && original.Legs.Count == 2)
            users = users.OrderBy(l => l.Amount);
        var legs = users.Concat(original.Legs.Where(l => l.Wallet.IsSystem))
            .Select(l => new ModelLeg(l.Wallet, original.Legs.Count > 2 ? -l.Amount : l.Amount < 0 ? amount : -amount, 0));
        var answer = Move(book, c.Caller, TransactionKind.Reversal, amount, [.. legs], c.Transaction);
        if (c.Caller.AnyWallet && answer.Code is ResultCode.WalletFrozen or ResultCode.LimitExceeded)
            answer = Move(book, c.Caller, TransactionKind.Correction, amount, [.. legs], c.Transaction);
        if (answer.Code == ResultCode.Executed)
            book.Transactions[original.Id] = original with { Reversed = original.Reversed + amount };
        return answer;
    }

    /// <summary>Checks in this order: who pays, which wallets and currencies, whether it adds up, then leg by leg. Then writes.</summary>
    public static Answer Move(
        ModelBook book, Caller caller, TransactionKind kind, Int128 amount, IReadOnlyList<ModelLeg> legs, TransactionId? parent = null)
    {
        var users = legs.Where(l => !l.Wallet.IsSystem).ToList();
        var subject = (users.Find(l => l.Amount < 0) ?? users[0]).Wallet;
        if (!Exists(book, caller, subject, out var wallet))
            return new(ResultCode.WalletNotFound);
        foreach (var leg in legs)
        {
            if (!book.Wallets.TryGetValue(leg.Wallet, out var one))
                return Stands(book, wallet, ResultCode.WalletNotFound);
            if (one.Currency != book.Wallets[legs[0].Wallet].Currency)
                return Stands(book, wallet, ResultCode.CurrencyMismatch);
        }
        if (legs.Aggregate(Int128.Zero, (sum, l) => sum + l.Amount) != 0 || legs.Select(l => l.Wallet).Distinct().Count() < legs.Count)
            return Stands(book, wallet, ResultCode.InvalidTransfer);
        var date = DateOnly.FromDateTime(book.TimeOf(legs.Select(l => l.Wallet)).UtcDateTime);
        foreach (var leg in legs)
        {
            if (Refusal(book, caller, leg, kind, date) is { } code)
                return Stands(book, Exists(book, caller, leg.Wallet, out var refusing) && !refusing.IsOutside ? refusing : wallet, code);
        }
        var id = book.Write(kind, amount, legs, parent);
        return Stands(book, book.Wallets[subject], ResultCode.Executed, id.Value);
    }

    /// <summary>Whether a wallet exists for the caller.</summary>
    public static bool Exists(ModelBook book, Caller caller, WalletId id, [NotNullWhen(true)] out ModelWallet? wallet)
        => book.Wallets.TryGetValue(id, out wallet) && (caller.AnyWallet || caller.Owner == wallet.Owner);

    /// <summary>An answer with how a wallet stands.</summary>
    public static Answer Stands(ModelBook book, ModelWallet wallet, ResultCode code, long subject = 0)
        => new(code, subject, checked((long)wallet.Posted), checked((long)wallet.Available), book.Version(wallet.Id));

    /// <summary>The outside world's wallet of the lane, which is there from the beginning; another one for a wallet that is ahead.</summary>
    public static WalletId Outside(ModelBook book, WalletId wallet)
    {
        var id = book.IsAhead(wallet) ? WalletId.OutsideAhead(wallet.Currency, book.Batch.Lane) : WalletId.Outside(wallet.Currency, book.Batch.Lane);
        book.Wallets.TryAdd(id, new(id, UInt128.Zero, wallet.Currency.Number, IsOutside: true));
        return id;
    }

    private static ResultCode? Refusal(ModelBook book, Caller caller, ModelLeg leg, TransactionKind kind, DateOnly date)
    {
        var wallet = book.Wallets[leg.Wallet];
        var after = wallet.Posted + leg.Amount;
        if (wallet.IsOutside)
            return after > Most || after < -Most ? ResultCode.BalanceOverflow : null;
        if (wallet.Status == WalletStatus.Closed)
            return ResultCode.WalletClosed;
        if (leg.Amount > 0)
            return after > Most ? ResultCode.BalanceOverflow : null;
        if (!caller.AnyWallet && caller.Owner != wallet.Owner)
            return ResultCode.WalletNotFound;
        if (kind == TransactionKind.Correction)
            return -leg.Amount > wallet.Available ? ResultCode.InsufficientFunds : null;
        if (wallet.Status == WalletStatus.Frozen)
            return ResultCode.WalletFrozen;
        if (kind == TransactionKind.Capture)
            return -leg.Amount > -leg.Held ? OfDebit(book, wallet with { Held = wallet.Held + leg.Held }, -leg.Amount, date) : null;
        return OfDebit(book, wallet, leg.Held - leg.Amount, date);
    }

    // A capture above what is held is judged as if the hold were given up first and the whole paid then.
    private static ResultCode? OfDebit(ModelBook book, ModelWallet wallet, Int128 leaves, DateOnly date)
    {
        if (!IsWithinLimits(book, wallet, leaves, date))
            return ResultCode.LimitExceeded;
        return leaves > wallet.Available ? ResultCode.InsufficientFunds : null;
    }

    // Money set aside counts as if it left today: when it does, nobody asks again.
    private static bool IsWithinLimits(ModelBook book, ModelWallet wallet, Int128 leaves, DateOnly date)
    {
        var limits = ModelProfiles.Applying(wallet.Limits);
        if (limits.PerTransaction is not null && leaves > limits.PerTransaction)
            return false;
        if (limits.PerDay is not null && book.Spent(wallet.Id, d => d == date) + wallet.Held + leaves > limits.PerDay)
            return false;
        return limits.PerMonth is null || book.Spent(wallet.Id, d => (d.Year, d.Month) == (date.Year, date.Month)) + wallet.Held + leaves <= limits.PerMonth;
    }
}
