using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>When money may be set aside, and how it gets free again.</summary>
internal static class HoldRules
{
    /// <summary>
    /// Ends the holds whose time ran out, before anything else is decided: what is available follows from the time, not from when
    /// somebody swept.
    /// </summary>
    public static void ReleaseExpired(Draft draft, LedgerState state)
    {
        var now = draft.Moment.UnixMilliseconds;
        foreach (var wallet in state.Wallets.Values.Where(w => w.NextExpiry <= now))
        {
            foreach (var hold in draft.HoldsOf(wallet.Id).Where(h => h.IsOver(now)).OrderBy(h => h.Id).ToList())
                Free(draft, hold, TransactionKind.Expiry, HoldStatus.Expired, Remarks.None);
            var next = draft.HoldsOf(wallet.Id).Where(h => h.Status == HoldStatus.Open).Min(h => h.ExpiresAt);
            draft.Change(draft.Find(wallet.Id)! with { NextExpiry = next });
        }
    }

    /// <summary>Sets money aside.</summary>
    public static Answer Place(Draft draft, PlaceHold command)
    {
        if (command.ExpiresAt <= draft.Moment.UnixMilliseconds)
            return new(ResultCode.HoldNotActive);
        if (command.Destination is { } destination)
        {
            if (destination == command.Wallet)
                return new(ResultCode.InvalidTransfer);
            if (draft.Find(destination) is null)
                return new(ResultCode.WalletNotFound);
            if (destination.Currency != command.Wallet.Currency)
                return new(ResultCode.CurrencyMismatch);
        }
        var answer = MovementRules.Move(
            draft, command, TransactionKind.Hold, command.AmountMinor, [new(command.Wallet, 0, command.AmountMinor)]);
        if (answer.Code != ResultCode.Executed)
            return answer;
        draft.Change(new Hold(new(answer.Subject), command.Wallet, command.Destination, command.AmountMinor, command.ExpiresAt));
        NoteExpiry(draft, command.Wallet, command.ExpiresAt);
        return answer;
    }

    /// <summary>Moves what was set aside; what the command allows above it is taken from what is available, and then nothing stays aside.</summary>
    public static Answer Capture(Draft draft, CaptureHold command)
    {
        if (Refusal(draft, command, out var hold) is { } refusal)
            return refusal;
        var amount = command.AmountMinor ?? hold.Remaining;
        if (amount > hold.Remaining && !command.AllowAbove)
            return new(ResultCode.AmountTooLarge, Available: hold.Remaining);
        var ends = command.Final || amount >= hold.Remaining;
        var receiver = hold.Destination ?? MovementRules.Outside(draft, hold.Wallet);
        // The payer agreed when the money was set aside.
        var answer = MovementRules.Move(
            draft, command with { Caller = Caller.Trusted }, TransactionKind.Capture, amount,
            [new(hold.Wallet, -amount, ends ? -hold.Remaining : -amount), new(receiver, amount)], hold.Id);
        if (answer.Code == ResultCode.Executed)
            draft.Change(hold with { Captured = hold.Captured + amount, Status = ends ? HoldStatus.Captured : HoldStatus.Open });
        return Shown(draft, command, answer);
    }

    /// <summary>Gives it up.</summary>
    public static Answer Void(Draft draft, VoidHold command)
    {
        if (Refusal(draft, command, out var hold) is { } refusal)
            return refusal;
        var id = Free(draft, hold, TransactionKind.Void, HoldStatus.Voided, command.Remarks);
        return Shown(draft, command, Answered(draft, id, hold.Wallet));
    }

    /// <summary>Gives it more time.</summary>
    public static Answer Extend(Draft draft, ExtendHold command)
    {
        if (Refusal(draft, command, out var hold) is { } refusal)
            return refusal;
        if (hold.ExpiresAt is not { } before || command.ExpiresAt < before)
            return Shown(draft, command, MovementRules.Refused(ResultCode.ExpiryNotLater, draft.Find(hold.Wallet)!));
        draft.Change(hold with { ExpiresAt = command.ExpiresAt });
        NoteExpiry(draft, hold.Wallet, command.ExpiresAt);
        return Shown(draft, command, Answered(draft, hold.Id, hold.Wallet));
    }

    // The payer's owner may see a hold; what becomes of it is its beneficiary's to say, or an administrator's where it is for outside.
    private static Answer? Refusal(Draft draft, HoldCommand command, out Hold hold)
    {
        hold = draft.FindHold(command.HoldId)!;
        var isThere = hold is not null && hold.Wallet == command.Wallet;
        var isTheirs = isThere && IsOf(draft, command.Caller, hold!);
        if (draft.Find(command.Wallet) is not { } wallet || !(isTheirs || command.Caller.MaySee(wallet.Owner)))
            return new(ResultCode.WalletNotFound);
        if (!isThere)
            return new(ResultCode.HoldNotFound);
        if (!isTheirs)
            return new(ResultCode.NotPermitted);
        return hold!.Status == HoldStatus.Open ? null : Shown(draft, command, MovementRules.Refused(ResultCode.HoldNotActive, wallet));
    }

    private static bool IsOf(Draft draft, Caller caller, Hold hold) => caller.AnyWallet
        || (hold.Destination is { } destination && draft.Find(destination) is { } receiver && caller.MaySee(receiver.Owner));

    // A beneficiary does not see how the payer stands.
    private static Answer Shown(Draft draft, HoldCommand command, Answer answer) => command.Caller.MaySee(draft.Find(command.Wallet)!.Owner)
        ? answer
        : answer with { Posted = 0, Available = 0, Version = 0 };

    private static TransactionId Free(Draft draft, Hold hold, TransactionKind kind, HoldStatus status, Remarks remarks)
    {
        draft.Change(hold with { Status = status });
        return draft.Post(kind, hold.Remaining, [new(hold.Wallet, 0, -hold.Remaining)], remarks, hold.Id);
    }

    // Too early a time does no harm: it is looked up again then.
    private static void NoteExpiry(Draft draft, WalletId id, long? expiresAt)
    {
        var wallet = draft.Find(id)!;
        if (expiresAt is not null && (wallet.NextExpiry is null || expiresAt < wallet.NextExpiry))
            draft.Change(wallet with { NextExpiry = expiresAt });
    }

    private static Answer Answered(Draft draft, TransactionId subject, WalletId id)
    {
        var wallet = draft.Find(id)!;
        return new(ResultCode.Executed, subject.Value, wallet.Posted, wallet.Available, wallet.Version);
    }
}
