using System.Globalization;
using System.Text.Json;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Endpoints;

/// <summary>Transactions: post one of any number of legs, look one up, give one back.</summary>
internal sealed class TransactionEndpoints(RequestLedger ledger, TransactionReader transactions, BalanceLookup balances, IdempotencyKeys keys)
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
        var user = CallerIdentity.Of(http).AnyWallet ? null : CallerIdentity.SubjectOf(http);
        var (found, unreadable) = await transactions.FindAsync(reference!, user, http.RequestAborted);
        var history = await transactions.HistoryAsync(http.RequestAborted);
        if (found.Count == 0 && unreadable.Count == 0 && history.RetiredDay > 0)
            return Retired(history, "No transaction that is kept has this reference; one of before may have had it.");
        return new Reply<TransactionListResponse>(
            StatusCodes.Status200OK, new([.. found.Select(ToResponse)], history.RetiredDay > 0 ? history.KeptFrom.Time : null,
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
        // The currency is the original's, which may not be here any more: what is asked for must be told apart without it.
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
            // Amounts cannot be told without the currency.
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
                return Made(answer, made.Transaction);
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

    private static Problem Retired(LedgerHistory history, string detail) => new(ProblemType.HistoryRetired, detail)
    {
        Details = new Dictionary<string, string> { ["historyFrom"] = history.KeptFrom.Time.ToString("O", CultureInfo.InvariantCulture) },
    };

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
        if (await transactions.FindAsync(id, http.RequestAborted) is { } found)
            return await MaySeeAsync(CallerIdentity.Of(http), found.Transaction) ? found : Missing;
        var history = await transactions.HistoryAsync(http.RequestAborted);
        return history.IsRetired(id) ? Retired(history, "Transactions of this time are no longer here.") : Missing;
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
