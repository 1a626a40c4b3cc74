using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Transactions;

/// <summary>Deposit, withdraw, transfer: a wallet in the path, an amount in the body.</summary>
internal sealed class MovementEndpoints(RequestLedger ledger, BalanceLookup balances, IdempotencyKeys keys)
{
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
        if (RequestedMovement.Read(body, kind, wallet).Failed(out problem, out var movement))
            return problem;
        if ((await KeyAsync(http, movement)).Failed(out problem, out var key))
            return problem;
        var answer = await ledger.ExecuteAsync(http, movement.Command(CallerIdentity.Of(http), key));
        if (answer.Code != ResultCode.Executed)
            return Refusals.Of(answer, wallet.Currency, movement.AmountMinor);
        var response = movement.Response(answer);
        return new Reply<MovementResponse>(
            StatusCodes.Status200OK, response, ApiJson.Default.MovementResponse, $"/api/v1/transactions/{response.TransactionId}")
        {
            Version = answer.Version,
            Replayed = answer.Replayed,
        };
    }

    // A reference that stands in for a key is the wallet owner's, no matter who names it. A caller who may not see the wallet does not use it up.
    private async Task<Checked<IdempotencyKey>> KeyAsync(HttpContext http, RequestedMovement movement)
    {
        if (movement.Remarks.Reference is not { } reference || IdempotencyKeys.IsGiven(http))
            return keys.Read(http, movement.Meaning);
        return await balances.FindAsync(movement.Wallet, Consistency.Cached, minVersion: 0) is { } found
            && CallerIdentity.Of(http).MaySee(found.State.Owner)
                ? keys.Read(http, movement.Meaning, (found.State.Owner, reference))
                : new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");
    }
}
