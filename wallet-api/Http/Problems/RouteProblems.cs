using Wallet.Api.Commands;

namespace Wallet.Api.Http.Problems;

/// <summary>The problems that many operations have in common.</summary>
internal static class RouteProblems
{
    /// <summary>Those of what is about a wallet.</summary>
    public static readonly ProblemType[] OfWallet = [ProblemType.Of(ResultCode.WalletNotFound)];

    /// <summary>Those of what moves money.</summary>
    public static readonly ProblemType[] OfMovement =
    [
        ProblemType.InvalidAmount, ProblemType.KeyRequired, ProblemType.KeyExpired, ProblemType.KeyWithoutTime, .. OfWallet,
        ProblemType.Of(ResultCode.InsufficientFunds), ProblemType.Of(ResultCode.LimitExceeded), ProblemType.Of(ResultCode.CurrencyMismatch),
        ProblemType.Of(ResultCode.BalanceOverflow), ProblemType.Of(ResultCode.WalletFrozen), ProblemType.Of(ResultCode.WalletClosed),
        ProblemType.Of(ResultCode.KeyReused), ProblemType.Of(ResultCode.DuplicateReference), ProblemType.Of(ResultCode.Overloaded),
        ProblemType.Of(ResultCode.WriterUnavailable), ProblemType.Of(ResultCode.Unknown),
    ];
}
