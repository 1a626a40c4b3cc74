using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Transactions;

/// <summary>A deposit, withdrawal or transfer as the caller meant it: checked, in minor units.</summary>
internal sealed record RequestedMovement(TransactionKind Kind, WalletId Wallet, WalletId Destination, long AmountMinor, Remarks Remarks)
{
    /// <summary>The digest of what is asked for: two requests of one meaning are the same request.</summary>
    public UInt128 Meaning => Digest.Of(
        Names.Of(Kind), Wallet.ToString(), Destination.ToString(), AmountMinor.ToString(CultureInfo.InvariantCulture),
        Remarks.Reference, Remarks.Description, Remarks.Metadata);

    /// <summary>Checks a body.</summary>
    public static Checked<RequestedMovement> Read(MovementRequest body, TransactionKind kind, WalletId wallet)
    {
        if (Fields.Positive(body.Amount, wallet.Currency).Failed(out var problem, out var amount))
            return problem;
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        if (body.Currency is { } currency && currency != wallet.Currency.Code)
            return new Problem(ProblemType.Of(ResultCode.CurrencyMismatch), $"The wallet's currency is {wallet.Currency.Code}.");
        if (ReadDestination(body, kind).Failed(out problem, out var destination))
            return problem;
        return new RequestedMovement(kind, wallet, destination, amount, remarks);
    }

    /// <summary>The command.</summary>
    public Movement Command(Caller caller, IdempotencyKey? key) => Kind switch
    {
        TransactionKind.Deposit => new Deposit(caller, key, Wallet, AmountMinor, Remarks),
        TransactionKind.Withdrawal => new Withdraw(caller, key, Wallet, AmountMinor, Remarks),
        _ => new Transfer(caller, key, Wallet, Destination, AmountMinor, Remarks),
    };

    /// <summary>What the caller reads when it was executed.</summary>
    public MovementResponse Response(Answer answer)
    {
        var id = new TransactionId(answer.Subject);
        return new(
            id.ToString(), Names.Of(Kind), "COMPLETED", Wallet.ToString(), Kind == TransactionKind.Transfer ? Destination.ToString() : null,
            Text(AmountMinor), AmountMinor, Wallet.Currency.Code, Text(answer.Posted), answer.Posted, Text(answer.Available),
            answer.Available, answer.Version, Remarks.Reference, id.Time);
    }

    private static Checked<WalletId> ReadDestination(MovementRequest body, TransactionKind kind)
    {
        var given = body.DestinationWalletId ?? body.ToWalletId;
        if (kind != TransactionKind.Transfer)
        {
            return given is null
                ? default(WalletId)
                : new Problem(ProblemType.Validation, "destinationWalletId is for transfers.");
        }
        if (given is null || (body.DestinationWalletId is not null && body.ToWalletId is not null))
            return new Problem(ProblemType.Validation, "Name the receiver once, as destinationWalletId or toWalletId.");
        return Fields.WalletNamed(given, "destinationWalletId");
    }

    private string Text(long minor) => new Money(minor, Wallet.Currency).ToString();
}
