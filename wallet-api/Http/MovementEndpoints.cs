using System.Globalization;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http;

/// <summary>Deposit, withdraw, transfer: a wallet in the path, an amount in the body.</summary>
internal sealed class MovementEndpoints(LedgerWriter ledger, IdempotencyKeys keys)
{
    private const int MaxReference = 100;
    private const int MaxDescription = 500;

    /// <summary>POST /wallets/{walletId}/deposit.</summary>
    public Task<ApiResult> DepositAsync(HttpContext http) => MoveAsync(http, TransactionKind.Deposit);

    /// <summary>POST /wallets/{walletId}/withdraw.</summary>
    public Task<ApiResult> WithdrawAsync(HttpContext http) => MoveAsync(http, TransactionKind.Withdrawal);

    /// <summary>POST /wallets/{walletId}/transfer.</summary>
    public Task<ApiResult> TransferAsync(HttpContext http) => MoveAsync(http, TransactionKind.Transfer);

    private async Task<ApiResult> MoveAsync(HttpContext http, TransactionKind kind)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.MovementRequest)).Failed(out problem, out var body))
            return problem;
        if (Check(body, kind, wallet).Failed(out problem, out var movement))
            return problem;
        if (keys.Read(http, movement.Meaning, body.ReferenceId, referenceScope: wallet.ToString()).Failed(out problem, out var key))
            return problem;
        var answer = await ledger.ExecuteAsync(movement.Command(CallerIdentity.Of(http), key));
        return answer.Code == ResultCode.Executed ? movement.Reply(answer) : Refusals.Of(answer, wallet.Currency, movement.AmountMinor);
    }

    private static Checked<RequestedMovement> Check(MovementRequest body, TransactionKind kind, WalletId wallet)
    {
        if (Fields.Positive(body.Amount, wallet.Currency).Failed(out var problem, out var amount))
            return problem;
        if (Fields.Text(body.ReferenceId, "referenceId", body.ReferenceId is null ? 0 : 1, MaxReference) is { } badReference)
            return badReference;
        if (Fields.Text(body.Description, "description", 0, MaxDescription) is { } badDescription)
            return badDescription;
        if (body.Currency is { } currency && currency != wallet.Currency.Code)
            return new Problem(ProblemType.Of(ResultCode.CurrencyMismatch), $"The wallet's currency is {wallet.Currency.Code}.");
        if (Fields.Metadata(body.Metadata).Failed(out problem, out var metadata))
            return problem;
        if (Destination(body, kind).Failed(out problem, out var destination))
            return problem;
        return new RequestedMovement(kind, wallet, destination, amount, new(body.ReferenceId, body.Description, metadata));
    }

    private static Checked<WalletId> Destination(MovementRequest body, TransactionKind kind)
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
        return WalletId.TryParse(given, out var id) && !id.IsSystem
            ? id
            : new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has the id of the destination.");
    }

    private sealed record RequestedMovement(
        TransactionKind Kind, WalletId Wallet, WalletId Destination, long AmountMinor, Remarks Remarks)
    {
        public UInt128 Meaning => Digest.Of(
            Kind.ToString(), Wallet.ToString(), Destination.ToString(), AmountMinor.ToString(CultureInfo.InvariantCulture),
            Remarks.Reference, Remarks.Description, Remarks.Metadata);

        public Command Command(Caller caller, IdempotencyKey key) => Kind switch
        {
            TransactionKind.Deposit => new Deposit(caller, key, Wallet, AmountMinor, Remarks),
            TransactionKind.Withdrawal => new Withdraw(caller, key, Wallet, AmountMinor, Remarks),
            _ => new Transfer(caller, key, Wallet, Destination, AmountMinor, Remarks),
        };

        public Reply<MovementResponse> Reply(Answer answer)
        {
            var id = new TransactionId(answer.Subject);
            var text = id.ToString();
            var body = new MovementResponse(
                text, Names.Of(Kind), "COMPLETED", Wallet.ToString(), Kind == TransactionKind.Transfer ? Destination.ToString() : null,
                Text(AmountMinor), AmountMinor, Wallet.Currency.Code, Text(answer.Posted), answer.Posted, Text(answer.Available),
                answer.Available, answer.Version, Remarks.Reference, id.Time);
            return new(StatusCodes.Status200OK, body, ApiJson.Default.MovementResponse, $"/api/v1/transactions/{text}")
            {
                Version = answer.Version,
                Replayed = answer.Replayed,
            };
        }

        private string Text(long minor) => new Money(minor, Wallet.Currency).ToString();
    }
}
