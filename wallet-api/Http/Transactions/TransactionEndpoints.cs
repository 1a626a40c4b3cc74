using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.References;

namespace Wallet.Api.Http.Transactions;

/// <summary>Transactions: post one of any number of legs, look one up, give one back.</summary>
internal sealed class TransactionEndpoints(
    RequestLedger ledger, TransactionStore transactions, ReferenceStore references, TransactionViews views, IdempotencyKeys keys)
{
    private static Problem Missing { get; } = new(ProblemType.Of(ResultCode.TransactionNotFound), "No transaction has this id.");

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
            http, new PostTransaction(CallerIdentity.Of(http), key, requested.Legs, requested.Conditions, requested.Remarks));
        if (answer.Code != ResultCode.Executed)
            return Refusals.Of(answer, requested.Currency);
        var made = new LedgerTransaction(
            new(answer.Subject), TransactionKind.Journal, requested.Currency, requested.Legs.Sum(l => Math.Max(l.AmountMinor, 0)),
            [.. requested.Legs.Select(l => new Posting(l.Wallet, l.AmountMinor))], requested.Remarks);
        return Made(answer, TransactionViews.Whole(new(made, 0)));
    }

    /// <summary>GET /transactions/{transactionId}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
    {
        if ((await FindAsync(http)).Failed(out var problem, out var found))
            return problem;
        var body = await views.OfAsync(CallerIdentity.Of(http), found);
        return new Reply<TransactionResponse>(StatusCodes.Status200OK, body, ApiJson.Default.TransactionResponse);
    }

    /// <summary>GET /transactions?reference=.</summary>
    public async Task<ApiResult> ByReferenceAsync(HttpContext http)
    {
        var reference = http.Request.Query["reference"].FirstOrDefault();
        if (Fields.Text(reference, "reference", 1, 100) is { } bad)
            return bad;
        if (Page.Read(http).Failed(out var problem, out var asked))
            return problem;
        var after = default(TransactionId);
        if (asked.Cursor is not null && !TransactionId.TryParse(asked.Cursor, out after))
            return Page.BadCursor;
        var caller = CallerIdentity.Of(http);
        var page = await references.FindAsync(
            reference!, caller, CallerIdentity.SubjectOf(http), after, asked.Limit, http.RequestAborted);
        var (found, unreadable) = await transactions.FindAsync(page.Ids, http.RequestAborted);
        var history = await transactions.HistoryAsync(http.RequestAborted);
        if (found.Count == 0 && unreadable.Count == 0 && page.Next is null && asked.Cursor is null && history.RetiredDay > 0)
            return Retired(history, "No transaction that is kept has this reference; one of before may have had it.");
        var items = await Task.WhenAll(found.Select(f => views.OfAsync(caller, f)));
        return new Reply<TransactionListResponse>(
            StatusCodes.Status200OK,
            new(
                items,
                page.Next?.ToString(),
                history.RetiredDay > 0 ? history.KeptFrom.Time : null,
                unreadable.Count > 0 ? [.. unreadable.Select(id => id.ToString())] : null),
            ApiJson.Default.TransactionListResponse);
    }

    /// <summary>POST /transactions/{transactionId}/reversals.</summary>
    public async Task<ApiResult> ReverseAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.ReversalRequest)).Failed(out var problem, out var body))
            return problem;
        if (Fields.Transaction(http).Failed(out problem, out var id))
            return problem;
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        // The currency is the original's, which may not be here any more: what is asked for must be distinguished without it.
        var meaning = Digest.Of(
            "reverse", id.ToString(), body.Amount?.Value?.ToString() ?? (body.Amount is null ? null : ""), remarks.Reference, remarks.Description,
            remarks.Metadata);
        if (keys.Read(http, meaning).Failed(out problem, out var key))
            return problem;
        var command = new ReverseTransaction(CallerIdentity.Of(http), key, id, [], null, remarks);
        return await FindAsync(http) switch
        {
            { Value: { } original } => await ReverseAsync(http, command, original.Transaction, body.Amount),
            { Problem: { Type: var type } gone } when type == ProblemType.HistoryRetired => await ReplayAsync(http, command, gone),
            { Problem: var missing } => missing!,
        };
    }

    private async Task<ApiResult> ReverseAsync(HttpContext http, ReverseTransaction command, LedgerTransaction original, RequestAmount? requested)
    {
        long? amount = null;
        if (requested is not null)
        {
            if (Fields.Positive(requested, original.Currency).Failed(out var problem, out var given))
                return problem;
            amount = given;
        }
        var answer = await ledger.ExecuteAsync(http, command with { Touched = [.. original.Postings.Select(p => p.Wallet)], AmountMinor = amount });
        return answer.Code == ResultCode.Executed
            ? await MadeAsync(http, answer)
            : Refusals.Of(answer, original.Currency, amount ?? original.AmountMinor);
    }

    // What is retired is not given back; but a request that was executed when it was kept has its answer for as long as its key.
    private async Task<ApiResult> ReplayAsync(HttpContext http, ReverseTransaction command, Problem gone)
    {
        var answer = await ledger.ExecuteAsync(http, command);
        return answer.Code switch
        {
            ResultCode.Executed => await MadeAsync(http, answer),
            ResultCode.TransactionNotFound => gone,
            // Amounts cannot be read without the currency.
            _ => Refusals.Of(answer, default) with { Details = null },
        };
    }

    // Read back: how much "all that is left" was is known to the ledger alone.
    private async Task<ApiResult> MadeAsync(HttpContext http, Answer answer)
    {
        var id = new TransactionId(answer.Subject);
        if (RequestTerms.Of(http).IsDryRun)
            return DryRunReply.Nothing;
        try
        {
            if (await transactions.FindAsync(id, http.RequestAborted) is { } made)
                return Made(answer, await views.OfAsync(CallerIdentity.Of(http), made with { Reversed = 0 }));
        }
        catch (DatabaseException)
        {
            return new Problem(ProblemType.AnswerUnavailable, "Send the same request again, with the same key: it is not executed again.");
        }
        return new Problem(
            ProblemType.HistoryRetired with { Outcome = Outcome.Executed }, "The reversal was executed; its record is no longer here.")
        {
            Replayed = answer.Replayed,
            Details = new Dictionary<string, string> { ["transactionId"] = id.ToString() },
        };
    }

    /// <summary>The problem of a transaction that is no longer here.</summary>
    public static Problem Retired(LedgerHistory history) => Retired(history, "Transactions of this time are no longer here.");

    private static Problem Retired(LedgerHistory history, string detail) => new(ProblemType.HistoryRetired, detail)
    {
        Details = new Dictionary<string, string> { ["historyFrom"] = history.KeptFrom.Time.ToString("O", CultureInfo.InvariantCulture) },
    };

    private static Reply<TransactionResponse> Made(Answer answer, TransactionResponse body)
        => new(StatusCodes.Status201Created, body, ApiJson.Default.TransactionResponse, $"/api/v1/transactions/{body.TransactionId}")
        {
            Replayed = answer.Replayed,
        };

    private async Task<Checked<Original>> FindAsync(HttpContext http)
    {
        if (Fields.Transaction(http).Failed(out var problem, out var id))
            return problem;
        if (await transactions.FindAsync(id, http.RequestAborted) is { } found)
            return await views.IsPartyAsync(CallerIdentity.Of(http), found.Transaction) ? found : Missing;
        var history = await transactions.HistoryAsync(http.RequestAborted);
        return history.IsRetired(id) ? Retired(history) : Missing;
    }
}
