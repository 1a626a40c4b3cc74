using System.Globalization;
using System.Text.Json;
using Wallet.Api.Balances;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http;

/// <summary>Transactions: post one of any number of legs, look one up, give one back.</summary>
internal sealed class TransactionEndpoints(ILedger ledger, TransactionReader transactions, BalanceLookup balances, IdempotencyKeys keys)
{
    /// <summary>POST /transactions.</summary>
    public async Task<ApiResult> PostAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.TransactionRequest)).Failed(out var problem, out var body))
            return problem;
        if (RequestedTransaction.Read(body).Failed(out problem, out var requested))
            return problem;
        if (keys.Read(http, requested.Meaning).Failed(out problem, out var key))
            return problem;
        var answer = await ledger.ExecuteAsync(
            new PostTransaction(CallerIdentity.Of(http), key, requested.Legs, requested.Conditions, requested.Remarks));
        if (answer.Code != ResultCode.Executed)
            return Refusals.Of(answer, requested.Currency);
        var made = new LedgerTransaction(
            new(answer.Subject), TransactionKind.Journal, requested.Currency, requested.Legs.Sum(l => Math.Max(l.AmountMinor, 0)),
            [.. requested.Legs.Select(l => new Posting(l.Wallet, l.AmountMinor))], requested.Remarks);
        return Made(answer, made);
    }

    /// <summary>GET /transactions/{transactionId}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
    {
        if ((await FindAsync(http)).Failed(out var problem, out var found))
            return problem;
        return new Reply<TransactionResponse>(StatusCodes.Status200OK, ToResponse(found), ApiJson.Default.TransactionResponse);
    }

    /// <summary>GET /transactions?reference=.</summary>
    public async Task<ApiResult> ByReferenceAsync(HttpContext http)
    {
        var reference = http.Request.Query["reference"].FirstOrDefault();
        if (Fields.Text(reference, "reference", 1, 100) is { } bad)
            return bad;
        var visible = new List<TransactionResponse>();
        foreach (var found in await transactions.FindAsync(reference!, http.RequestAborted))
        {
            if (await MaySeeAsync(CallerIdentity.Of(http), found.Transaction))
                visible.Add(ToResponse(found));
        }
        return new Reply<TransactionListResponse>(StatusCodes.Status200OK, new(visible), ApiJson.Default.TransactionListResponse);
    }

    /// <summary>POST /transactions/{transactionId}/reversals.</summary>
    public async Task<ApiResult> ReverseAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.ReversalRequest)).Failed(out var problem, out var body))
            return problem;
        if ((await FindAsync(http)).Failed(out problem, out var original))
            return problem;
        var transaction = original.Transaction;
        long? amount = null;
        if (body.Amount is not null)
        {
            if (Fields.Positive(body.Amount, transaction.Currency).Failed(out problem, out var given))
                return problem;
            amount = given;
        }
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        var meaning = Digest.Of(
            "reverse", transaction.Id.ToString(), amount?.ToString(CultureInfo.InvariantCulture), remarks.Reference, remarks.Description,
            remarks.Metadata);
        if (keys.Read(http, meaning).Failed(out problem, out var key))
            return problem;
        var command = new ReverseTransaction(
            CallerIdentity.Of(http), key, transaction.Id, [.. transaction.Postings.Select(p => p.Wallet)], amount, remarks);
        var answer = await ledger.ExecuteAsync(command);
        if (answer.Code != ResultCode.Executed)
            return Refusals.Of(answer, transaction.Currency, amount ?? transaction.AmountMinor);
        return await ReadBackAsync(answer, http.RequestAborted);
    }

    // How much "all that is left" was is known to the ledger alone.
    private async Task<ApiResult> ReadBackAsync(Answer answer, CancellationToken cancel)
    {
        try
        {
            var made = await transactions.FindAsync(new TransactionId(answer.Subject), cancel);
            return Made(answer, made!.Transaction);
        }
        catch (DatabaseUnavailableException)
        {
            return new Problem(ProblemType.AnswerUnavailable, "Send the same request again, with the same key: it is answered and not executed again.");
        }
    }

    private static Reply<TransactionResponse> Made(Answer answer, LedgerTransaction transaction)
    {
        var body = ToResponse(new(transaction, 0));
        return new(StatusCodes.Status201Created, body, ApiJson.Default.TransactionResponse, $"/api/v1/transactions/{body.TransactionId}")
        {
            Replayed = answer.Replayed,
        };
    }

    private async Task<Checked<Original>> FindAsync(HttpContext http)
    {
        if (Fields.Transaction(http).Failed(out var problem, out var id))
            return problem;
        var found = await transactions.FindAsync(id, http.RequestAborted);
        return found is not null && await MaySeeAsync(CallerIdentity.Of(http), found.Transaction)
            ? found
            : new Problem(ProblemType.Of(ResultCode.TransactionNotFound), "No transaction has this id.");
    }

    // Whoever owns one of its wallets may see a transaction.
    private async Task<bool> MaySeeAsync(Caller caller, LedgerTransaction transaction)
    {
        if (caller.AnyWallet)
            return true;
        foreach (var wallet in transaction.Postings.Select(p => p.Wallet).Where(w => !w.IsSystem))
        {
            if (await balances.FindAsync(wallet, Consistency.Cached, minVersion: 0) is { } found && caller.MaySee(found.State.Owner))
                return true;
        }
        return false;
    }

    private static TransactionResponse ToResponse(Original original)
    {
        var transaction = original.Transaction;
        return new(
            transaction.Id.ToString(), Names.Of(transaction.Kind), "COMPLETED", transaction.Currency.Code, Text(transaction.AmountMinor),
            transaction.AmountMinor, [.. transaction.Postings.Select(ToLeg)], original.Reversed > 0 ? Text(original.Reversed) : null,
            transaction.Parent?.ToString(), transaction.Remarks.Reference, transaction.Remarks.Description,
            transaction.Remarks.Metadata is { } metadata ? JsonElement.Parse(metadata) : null, transaction.Remarks.EffectiveAt,
            transaction.Id.Time);

        LegResponse ToLeg(Posting posting) => new(
            posting.Wallet.IsSystem ? null : posting.Wallet.ToString(), Text(posting.Amount), posting.Amount,
            posting.Held == 0 ? null : Text(posting.Held));

        string Text(long minor) => new Money(minor, transaction.Currency).ToString();
    }
}
