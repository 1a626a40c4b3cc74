using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>How the model sets money aside.</summary>
internal static class ModelHolds
{
    /// <summary>A hold ends at its time: whoever names the wallet from then on finds the money free.</summary>
    public static void EndExpired(ModelBook book, WalletId wallet)
    {
        foreach (var hold in book.Holds.Values.Where(h => h.Wallet == wallet && h.Status == HoldStatus.Open).OrderBy(h => h.Id).ToList())
        {
            if (hold.ExpiresAt <= book.Batch.Now)
                Free(book, hold, TransactionKind.Expiry, HoldStatus.Expired);
        }
    }

    public static Answer Place(ModelBook book, PlaceHold c)
    {
        if (c.ExpiresAt <= book.Batch.Now)
            return new(ResultCode.HoldNotActive);
        if (c.Destination is { } destination)
        {
            if (destination == c.Wallet)
                return new(ResultCode.InvalidTransfer);
            if (!book.Wallets.ContainsKey(destination))
                return new(ResultCode.WalletNotFound);
            if (destination.Currency != c.Wallet.Currency)
                return new(ResultCode.CurrencyMismatch);
        }
        var answer = ModelMovements.Move(book, c.Caller, TransactionKind.Hold, c.AmountMinor, [new(c.Wallet, 0, c.AmountMinor)]);
        var id = new TransactionId(answer.Subject);
        if (answer.Code == ResultCode.Executed)
            book.Holds[id] = new(id, c.Wallet, c.Destination, c.AmountMinor, 0, c.ExpiresAt, HoldStatus.Open);
        return answer;
    }

    public static Answer Capture(ModelBook book, CaptureHold c)
    {
        if (!IsOpen(book, c, out var hold, out var refusal))
            return refusal;
        var amount = c.AmountMinor ?? hold.Rest;
        if (amount > hold.Rest && !c.AllowAbove)
            return new(ResultCode.AmountTooLarge, Available: (long)hold.Rest);
        var over = c.Final || amount >= hold.Rest;
        var receiver = hold.Destination ?? ModelMovements.Outside(book, hold.Wallet);
        var answer = ModelMovements.Move(
            book, Caller.Trusted, TransactionKind.Capture, amount,
            [new(hold.Wallet, -amount, over ? -hold.Rest : -amount), new(receiver, amount, 0)], hold.Id);
        if (answer.Code == ResultCode.Executed)
            book.Holds[hold.Id] = hold with { Captured = hold.Captured + amount, Status = over ? HoldStatus.Captured : HoldStatus.Open };
        return Seen(book, c, answer);
    }

    public static Answer Void(ModelBook book, VoidHold c)
    {
        if (!IsOpen(book, c, out var hold, out var refusal))
            return refusal;
        var id = Free(book, hold, TransactionKind.Void, HoldStatus.Voided);
        return Seen(book, c, ModelMovements.Stands(book, book.Wallets[hold.Wallet], ResultCode.Executed, id.Value));
    }

    public static Answer Extend(ModelBook book, ExtendHold c)
    {
        if (!IsOpen(book, c, out var hold, out var refusal))
            return refusal;
        if (hold.ExpiresAt is null || hold.ExpiresAt > c.ExpiresAt)
            return Seen(book, c, ModelMovements.Stands(book, book.Wallets[hold.Wallet], ResultCode.ExpiryNotLater));
        book.Holds[hold.Id] = hold with { ExpiresAt = c.ExpiresAt };
        return Seen(book, c, ModelMovements.Stands(book, book.Wallets[hold.Wallet], ResultCode.Executed, hold.Id.Value));
    }

    // A payer sees the hold, its beneficiary disposes of it; what is for outside is an administrator's.
    private static bool IsOpen(ModelBook book, HoldCommand c, out ModelHold hold, out Answer refusal)
    {
        book.Holds.TryGetValue(c.HoldId, out hold!);
        var found = hold is not null && hold.Wallet == c.Wallet;
        var owns = found && (c.Caller.AnyWallet || (hold!.Destination is { } to && ModelMovements.Exists(book, c.Caller, to, out _)));
        refusal = new(ResultCode.WalletNotFound);
        if (!book.Wallets.TryGetValue(c.Wallet, out var wallet) || (!owns && !ModelMovements.Exists(book, c.Caller, c.Wallet, out _)))
            return false;
        refusal = new(found ? ResultCode.NotPermitted : ResultCode.HoldNotFound);
        if (!owns)
            return false;
        refusal = Seen(book, c, ModelMovements.Stands(book, wallet, ResultCode.HoldNotActive));
        return hold!.Status == HoldStatus.Open;
    }

    private static Answer Seen(ModelBook book, HoldCommand c, Answer answer)
        => ModelMovements.Exists(book, c.Caller, c.Wallet, out _) ? answer : new(answer.Code, answer.Subject);

    private static TransactionId Free(ModelBook book, ModelHold hold, TransactionKind kind, HoldStatus status)
    {
        book.Holds[hold.Id] = hold with { Status = status };
        return book.Write(kind, hold.Rest, [new(hold.Wallet, 0, -hold.Rest)], hold.Id);
    }
}
