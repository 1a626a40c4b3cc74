using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Exports;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Ledger.Exports;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Exports;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http.Exports;

/// <summary>Exports: ask for one, see how far it is, cancel it, read what it comes to. Callers see those that they asked for.</summary>
internal sealed class ExportEndpoints(
    ExportOptions options, ExportStore exports, ExportPartStore parts, BalanceLookup balances, IdempotencyKeys keys, LedgerClock clock,
    ApiMetrics metrics)
{
    /// <summary>The most that one caller can have open. Statements are for everybody: one caller's must not keep all others waiting.</summary>
    public const int MaxOwn = 10;

    /// <summary>The most that all can have open.</summary>
    public const int MaxAll = 200;

    private static Problem Missing { get; } = new(ProblemType.ExportNotFound, "No export has this id, or another caller has asked for it.");

    /// <summary>POST /exports. Without a key, every request makes an export.</summary>
    public async Task<ApiResult> CreateAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.ExportRequest)).Failed(out var problem, out var body))
            return problem;
        if (RequestedExport.Read(body).Failed(out problem, out var requested))
            return problem;
        IdempotencyKey? key = null;
        if (http.Request.Headers.ContainsKey(IdempotencyKeys.Header) && keys.Read(http, requested.Meaning).Failed(out problem, out key))
            return problem;
        var caller = CallerIdentity.Of(http);
        if (await RefusalAsync(caller, requested) is { } refusal)
            return refusal;
        if (key is not null && await exports.FindAskedAsync(key, http.RequestAborted) is { } before)
            return Replayed(caller, key, before);
        if ((await JobAsync(http, caller, requested)).Failed(out problem, out var job))
            return problem;
        return RequestTerms.Of(http).IsDryRun ? Accepted(caller, job) : await AddAsync(http, caller, job, key);
    }

    /// <summary>GET /exports.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        if (Page.Read(http).Failed(out var problem, out var page))
            return problem;
        var before = new ExportId(UInt128.MaxValue);
        if (page.Cursor is not null && !ExportId.TryParse(page.Cursor, out before))
            return Page.BadCursor;
        var caller = CallerIdentity.Of(http);
        var found = await exports.NewestAsync(caller, before, page.Limit + 1, http.RequestAborted);
        var items = found.Take(page.Limit).Select(job => ToResponse(caller, job)).ToList();
        return new Reply<ExportListResponse>(
            StatusCodes.Status200OK, new(items, found.Count > page.Limit ? items[^1].Id : null), ApiJson.Default.ExportListResponse);
    }

    /// <summary>GET /exports/{exportId}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
        => await FindAsync(http) is { } job ? Read(CallerIdentity.Of(http), job) : Missing;

    /// <summary>DELETE /exports/{exportId}: nothing more is written of it. Repeating does no harm.</summary>
    public async Task<ApiResult> CancelAsync(HttpContext http)
    {
        var caller = CallerIdentity.Of(http);
        if (await FindAsync(http) is not { } job)
            return Missing;
        if (job.IsOpen && !RequestTerms.Of(http).IsDryRun)
        {
            if (await exports.EndAsync(job.Id, ExportState.Cancelled, null, http.RequestAborted))
                metrics.ExportEnded(ExportNames.Of(ExportState.Cancelled));
            job = await exports.FindAsync(job.Id, http.RequestAborted) ?? job;
        }
        if (job.State is ExportState.Done or ExportState.Failed)
            return new Problem(ProblemType.ExportEnded, $"It is {ExportNames.Of(job.State)}: there is nothing to cancel.");
        var note = $"Nothing more is written. {job.Progress.Parts} parts were written and stay where they are.";
        var body = ToResponse(caller, job) with { Note = note };
        return new Reply<ExportResponse>(StatusCodes.Status200OK, body, ApiJson.Default.ExportResponse);
    }

    /// <summary>GET /exports/{exportId}/manifest.</summary>
    public async Task<ApiResult> ManifestAsync(HttpContext http)
    {
        if (await FindAsync(http) is not { } job)
            return Missing;
        if (job.State != ExportState.Done)
            return new Problem(ProblemType.ExportNotDone, $"It is {ExportNames.Of(job.State)}: a manifest is made when all parts are written.");
        var manifest = ExportManifest.Of(job, await parts.OfAsync(job.Id, http.RequestAborted));
        return new Reply<ExportManifest>(StatusCodes.Status200OK, manifest, ApiJson.Default.ExportManifest);
    }

    // Who may not have it, or can have none here.
    private async Task<Problem?> RefusalAsync(Caller caller, RequestedExport requested)
    {
        if (requested.Kind == ExportKind.Ledger && !caller.AnyWallet)
            return new(ProblemType.Forbidden, "An export of the ledger needs the scope wallet:admin.");
        if (requested.Wallet is { } wallet
            && (await balances.FindAsync(wallet, Consistency.Strong, minVersion: 0) is not { } found || !caller.MaySee(found.State.Owner)))
            return new(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");
        return options.Root is null
            ? new(ProblemType.ExportsOff, "This service exports nothing: neither WALLET_EXPORT_BUCKET nor WALLET_EXPORT_DIRECTORY is set.")
            : null;
    }

    private async Task<Checked<ExportJob>> JobAsync(HttpContext http, Caller caller, RequestedExport requested)
    {
        var cancel = http.RequestAborted;
        var (now, settling) = await clock.SettlingAsync(cancel);
        var before = requested.Before ?? TransactionId.FirstAt(now);
        if (before.Time > now || !(requested.From < before))
            return new Problem(ProblemType.ExportRange, "to must be after from, and not in the future.");
        // A wallet has nothing from before it was made.
        var made = requested.Wallet is { } wallet ? TransactionId.FirstAt(wallet.Created) : default;
        if (await exports.HistoryAsync(cancel) is var history && history.IsRetired(requested.From < made ? made : requested.From))
            return TransactionEndpoints.Retired(history);
        var (all, own) = await exports.CountOpenAsync(caller.Subject, cancel);
        if (own >= MaxOwn || all >= MaxAll)
        {
            return new Problem(
                ProblemType.TooManyExports, $"At most {MaxOwn} of a caller and {MaxAll} of all are open at once: wait, or cancel one.");
        }
        var due = before.Time + settling;
        var terms = new ExportTerms(requested.Kind, requested.Wallet, requested.From, before, requested.Format);
        return new ExportJob(ExportId.At(now), terms, options.Root!, caller.Subject, now) { Due = due > now ? due : now };
    }

    private async Task<ApiResult> AddAsync(HttpContext http, Caller caller, ExportJob job, IdempotencyKey? key)
    {
        try
        {
            if (await exports.TryAddAsync(job, key, http.RequestAborted))
                return Accepted(caller, job);
        }
        catch (DatabaseException exception) when (exception.Fault == DatabaseFault.Lost)
        {
            return new Problem(ProblemType.Of(ResultCode.Unknown), "Send the same request again with the same key, or look for it in GET /exports.");
        }
        // A request with the same key was first.
        return key is not null && await exports.FindAskedAsync(key, http.RequestAborted) is { } before
            ? Replayed(caller, key, before)
            : new Problem(ProblemType.Of(ResultCode.Failed), "Nothing was changed: send the same request again.");
    }

    private async Task<ExportJob?> FindAsync(HttpContext http)
    {
        var caller = CallerIdentity.Of(http);
        return ExportId.TryParse(http.Request.RouteValues["exportId"] as string, out var id)
            && await exports.FindAsync(id, http.RequestAborted) is { } job && (caller.AnyWallet || job.AskedBy == caller.Subject)
                ? job
                : null;
    }

    private static ApiResult Replayed(Caller caller, IdempotencyKey key, (ExportJob Job, UInt128? Meaning) before)
        => before.Meaning == key.Fingerprint
            ? Accepted(caller, before.Job) with { Replayed = true }
            : Refusals.Of(new(ResultCode.KeyReused), default);

    private static Reply<ExportResponse> Accepted(Caller caller, ExportJob job) => new(
        StatusCodes.Status202Accepted, ToResponse(caller, job), ApiJson.Default.ExportResponse, $"/api/v1/exports/{job.Id}");

    private static Reply<ExportResponse> Read(Caller caller, ExportJob job)
        => new(StatusCodes.Status200OK, ToResponse(caller, job), ApiJson.Default.ExportResponse);

    private static ExportResponse ToResponse(Caller caller, ExportJob job) => new(
        job.Id.ToString(), ExportNames.Of(job.Terms.Kind), job.Terms.Wallet?.ToString(), job.Terms.From.Value == 0 ? null : job.Terms.From.Time,
        job.Terms.Before.Time, ExportNames.Of(job.Terms.Format), ExportNames.Of(job.State), job.WaitsUntil, job.Progress.Parts, job.Progress.Rows,
        job.Progress.Bytes, job.Progress.Last?.Time, job.Trouble, caller.AnyWallet ? $"{job.Target}/{job.Id}" : null,
        caller.AnyWallet ? job.AskedBy : null, job.Created, job.Finished);
}
