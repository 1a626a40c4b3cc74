using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>The life of a wallet.</summary>
internal static class WalletRules
{
    /// <summary>Makes an empty one, of a profile of limits that is there.</summary>
    public static Answer Create(Draft draft, CreateWallet command)
    {
        if (command.LimitProfile is { } profile && !draft.Has(profile))
            return new(ResultCode.LimitProfileNotFound);
        var state = draft.Open(command.Wallet, command.Currency, command.Caller);
        return new(ResultCode.Executed, state.Id.Value, state.Posted, state.Available, state.Version);
    }

    /// <summary>Freezes, unfreezes or closes it. What is already so stays so; what is closed stays closed.</summary>
    public static Answer SetStatus(Draft draft, SetStatus command)
    {
        if (draft.Find(command.Wallet) is not { } wallet || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        if (wallet.Status == command.Status)
            return Done(wallet);
        if (wallet.Status == WalletStatus.Closed)
            return MovementRules.Refused(ResultCode.WalletClosed, wallet);
        if (command.Status == WalletStatus.Closed && (wallet.Posted != 0 || wallet.Held != 0))
            return MovementRules.Refused(ResultCode.WalletNotEmpty, wallet);
        draft.ChangeStatus(wallet with { Status = command.Status }, command.Caller);
        return Done(wallet);
    }

    /// <summary>
    /// Replaces limits and overdraft; an overdraft in use cannot be taken away, and what is closed stays as it is. What is already so is no change.
    /// </summary>
    public static Answer SetLimits(Draft draft, SetLimits command)
    {
        if (draft.Find(command.Wallet) is not { } wallet || !command.Caller.MaySee(wallet.Owner))
            return new(ResultCode.WalletNotFound);
        if (wallet.Status == WalletStatus.Closed)
            return MovementRules.Refused(ResultCode.WalletClosed, wallet);
        if (command.LimitProfile is { } profile && !draft.Has(profile))
            return MovementRules.Refused(ResultCode.LimitProfileNotFound, wallet);
        var changed = wallet with { Limits = command.Limits, Overdraft = command.Overdraft };
        if (changed.Available < 0)
            return MovementRules.Refused(ResultCode.InsufficientFunds, wallet);
        if (changed != wallet)
            draft.ChangeLimits(changed, command.Caller);
        return Done(changed);
    }

    private static Answer Done(WalletState wallet) => new(ResultCode.Executed, wallet.Id.Value, wallet.Posted, wallet.Available, wallet.Version);
}
