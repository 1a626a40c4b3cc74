using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Problems;

/// <summary>What a caller reads when a command was not executed.</summary>
internal static class Refusals
{
    /// <summary>The problem for <paramref name="answer"/>, with the facts that help to act on it.</summary>
    public static Problem Of(Answer answer, Currency currency, long? requestedMinor = null)
        => new(ProblemType.Of(answer.Code), Detail(answer.Code))
        {
            Replayed = answer.Replayed,
            Details = answer.Code is ResultCode.InsufficientFunds or ResultCode.AmountTooLarge ? Amounts(answer, currency, requestedMinor) : null,
        };

    private static Dictionary<string, string> Amounts(Answer answer, Currency currency, long? requestedMinor)
    {
        var amounts = new Dictionary<string, string>
        {
            ["availableAmount"] = new Money(answer.Available, currency).ToString(),
            ["currency"] = currency.Code,
        };
        if (requestedMinor is { } requested)
            amounts["requestedAmount"] = new Money(requested, currency).ToString();
        return amounts;
    }

    private static string Detail(ResultCode code) => code switch
    {
        ResultCode.WalletNotFound => "Check the wallet ids; a wallet of another user is not found either.",
        ResultCode.LimitProfileNotFound => "No profile of the wallet's currency has this name: GET /limit-profiles lists those there are.",
        ResultCode.InsufficientFunds => "Ask for no more than the available amount, or deposit first, with a new key.",
        ResultCode.LimitExceeded => "Wait for the next period, ask for less, or have the limit raised; then use a new key.",
        ResultCode.CurrencyMismatch => "All wallets of a movement must have one currency.",
        ResultCode.WalletFrozen => "Nothing can leave the wallet until it is unfrozen.",
        ResultCode.WalletClosed => "A closed wallet stays closed; use another.",
        ResultCode.WalletNotEmpty => "Bring the balance and all holds to zero first.",
        ResultCode.HoldNotActive => "The hold was captured, voided or has expired.",
        ResultCode.VersionMismatch => "Read the wallet again and decide again.",
        ResultCode.InvalidTransfer => "Source and destination must be different wallets, and the legs must add up to zero.",
        ResultCode.AmountTooLarge => "Ask for no more than is left; a transaction of more than two legs is given back as a whole only.",
        ResultCode.BatchRefused => "Nothing was changed: of the items, one says why.",
        ResultCode.NotReversible => "A reversal is final, and a hold is ended by void; only what moved money can be reversed.",
        ResultCode.ExpiryNotLater => "Name a later time than the hold has; to end a hold early, void it.",
        ResultCode.NotPermitted => "Money from outside is an administrator's to give back, and a hold is its beneficiary's to capture, void or extend.",
        ResultCode.PreconditionFailed => "Read the wallet again and decide with its new ETag.",
        ResultCode.KeyReused => "Use a new key for another request; the first request with this key stands.",
        ResultCode.DuplicateReference => "The first request with this referenceId stands; use another referenceId, or an Idempotency-Key.",
        ResultCode.Overloaded or ResultCode.WriterUnavailable or ResultCode.DeadlineExceeded => "Nothing was changed: send the same request again, with the same key.",
        ResultCode.Unknown => "Send the same request again with the same key: if it was executed, you get its answer; if not, it is executed now.",
        _ => "Nothing was changed.",
    };
}
