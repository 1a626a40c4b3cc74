using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Transactions;

/// <summary>Many movements in one request: each for itself, or all or none.</summary>
internal sealed class BatchEndpoints(RequestLedger ledger, IdempotencyKeys keys)
{
    /// <summary>The most items of a batch.</summary>
    public const int MaxItems = 1000;

    private const string Atomic = "atomic";
    private const string Independent = "independent";

    /// <summary>POST /transactions/batch.</summary>
    public async Task<ApiResult> PostAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.BatchRequest)).Failed(out var problem, out var body))
            return problem;
        if (body.Mode is not (null or Independent or Atomic))
            return new Problem(ProblemType.Validation, "mode must be independent or atomic.");
        if (body.Items is not { Count: >= 1 and <= MaxItems })
            return new Problem(ProblemType.Validation, $"items must have 1 to {MaxItems} items.");
        if (!RateLimits.TryTakeItems(http, body.Items.Count))
            return new Problem(ProblemType.RateLimited, "Every item counts against the rate. Wait for as long as Retry-After says.");
        var allowed = CallerIdentity.Allows(http, Scope.Write) ? Scope.Write : Scope.Transfer;
        var items = body.Items.Select((item, i) => Read(item, i, allowed)).ToList();
        // Independent is the default: to name it is the same request.
        var meaning = Digest.Of(
        [
            body.Mode == Atomic ? Atomic : null,
            .. items.Select(i => i.Value?.Meaning.ToString("X32", CultureInfo.InvariantCulture) ?? i.Problem!.Detail),
        ]);
        if (keys.Read(http, meaning).Failed(out problem, out var key))
            return problem;
        var caller = CallerIdentity.Of(http);
        return body.Mode == Atomic ? await TogetherAsync(http, caller, key, items) : await EachAsync(http, caller, key, items);
    }

    private async Task<ApiResult> TogetherAsync(HttpContext http, Caller caller, IdempotencyKey key, List<Checked<RequestedMovement>> items)
    {
        if (items.Find(i => i.Problem is not null).Problem is { } bad)
            return bad;
        var answer = await ledger.ExecuteAsync(http, new AtomicBatch(caller, key, [.. items.Select(i => i.Value!.Command(caller, null))]));
        if (answer.Items.Count == 0)
            return Refusals.Of(answer, items[0].Value!.Wallet.Currency);
        if (answer.Code == ResultCode.Executed)
            return Answered(http, Atomic, items, answer.Items, answer.Replayed);
        return Refusals.Of(answer, items[0].Value!.Wallet.Currency) with
        {
            Items = [.. items.Select((item, i) => ToResponse(RequestTrace.IdOf(http), i, item, answer.Items[i]))],
        };
    }

    // Each item has a key of its own, derived from the batch's, so that a repeated batch repeats no item. The batch's own key is taken first:
    // another batch with it may have more items than this one, or fewer.
    private async Task<ApiResult> EachAsync(HttpContext http, Caller caller, IdempotencyKey key, List<Checked<RequestedMovement>> items)
    {
        var claim = await ledger.ExecuteAsync(http, new ClaimKey(caller, key));
        if (claim.Code != ResultCode.Executed)
            return Refusals.Of(claim, default);
        var commands = items.Select((item, i) => item.Value?.Command(caller, ItemKey(key, i))).ToList();
        var answers = new Queue<Answer>(await ledger.ExecuteEachAsync(http, [.. commands.OfType<Command>()]));
        var inOrder = commands.Select(command => command is null ? new(ResultCode.Failed) : answers.Dequeue()).ToList();
        return Answered(http, Independent, items, inOrder, claim.Replayed);
    }

    // The fingerprint is the whole batch's: another batch with this key is refused item by item.
    private static IdempotencyKey ItemKey(IdempotencyKey key, int index) => key with
    {
        Hash = Digest.Of(key.Hash.ToString("X32", CultureInfo.InvariantCulture), index.ToString(CultureInfo.InvariantCulture)),
    };

    private static Reply<BatchResponse> Answered(
        HttpContext http, string mode, List<Checked<RequestedMovement>> items, IReadOnlyList<Answer> answers, bool replayed)
    {
        var trace = RequestTrace.IdOf(http);
        var responses = items.Select((item, i) => ToResponse(trace, i, item, answers[i])).ToList();
        var executed = responses.Count(r => r.Movement is not null);
        var body = new BatchResponse(mode, executed, responses.Count - executed, responses);
        return new(StatusCodes.Status200OK, body, ApiJson.Default.BatchResponse) { Replayed = replayed };
    }

    private static BatchItemResponse ToResponse(string trace, int index, Checked<RequestedMovement> item, Answer answer)
    {
        if (item.Value is not { } movement)
            return new(index, item.Problem!.Type.Status, null, item.Problem.Body(trace));
        if (answer.Code == ResultCode.Executed)
            return new(index, StatusCodes.Status200OK, movement.Response(answer), null);
        var problem = Refusals.Of(answer, movement.Wallet.Currency, movement.AmountMinor);
        return new(index, problem.Type.Status, null, problem.Body(trace));
    }

    private static Checked<RequestedMovement> Read(BatchItemRequest? item, int index, Scope allowed)
    {
        TransactionKind? kind = item?.Type switch
        {
            "deposit" => TransactionKind.Deposit,
            "withdraw" => TransactionKind.Withdrawal,
            "transfer" => TransactionKind.Transfer,
            _ => null,
        };
        if (kind is not { } known)
            return new Problem(ProblemType.Validation, $"items[{index}].type must be deposit, withdraw or transfer.");
        if (known != TransactionKind.Transfer && allowed != Scope.Write)
            return new Problem(ProblemType.Forbidden, $"items[{index}]: deposits and withdrawals need the scope {CallerIdentity.NameOf(Scope.Write)}.");
        if (Fields.WalletNamed(item!.WalletId, $"items[{index}].walletId").Failed(out var problem, out var wallet))
            return problem;
        var movement = new MovementRequest(
            item.Amount, item.Currency, item.ReferenceId, item.Description, item.DestinationWalletId, null, item.Metadata);
        return RequestedMovement.Read(movement, known, wallet).Failed(out problem, out var read)
            ? problem with { Detail = $"items[{index}]: {problem.Detail}" }
            : read;
    }
}
