using System.Globalization;
using System.Text.Json;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Json;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Wallets;

/// <summary>Wallets themselves: make, read, list.</summary>
internal sealed class WalletEndpoints(
    RequestLedger ledger, WalletStore wallets, MetadataStore writer, BalanceLookup balances, IdempotencyKeys keys)
{
    /// <summary>POST /wallets. Without a key, every request makes a wallet.</summary>
    public async Task<ApiResult> CreateAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.CreateWalletRequest)).Failed(out var problem, out var body))
            return problem;
        if (Check(body).Failed(out problem, out var requested))
            return problem;
        var caller = CallerIdentity.Of(http);
        if (!caller.MaySee(requested.Wallet.Owner))
            return new Problem(ProblemType.Forbidden, "A wallet for another user needs the scope wallet:admin.");
        if (requested.Wallet.Overdraft > 0 && !caller.AnyWallet)
            return new Problem(ProblemType.Forbidden, "An overdraft needs the scope wallet:admin.");
        IdempotencyKey? key = null;
        if (http.Request.Headers.ContainsKey(IdempotencyKeys.Header) && keys.Read(http, requested.Meaning).Failed(out problem, out key))
            return problem;
        var answer = await ledger.ExecuteAsync(http, new CreateWallet(caller, key, requested.Currency, requested.Wallet));
        return answer.Code == ResultCode.Executed ? Created(answer, requested.Wallet) : Refusals.Of(answer, requested.Currency);
    }

    /// <summary>GET /wallets/{walletId}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var id))
            return problem;
        var view = await wallets.FindAsync(id, http.RequestAborted);
        if (view is null || !CallerIdentity.Of(http).MaySee(view.State.Owner))
            return Missing;
        if (await balances.ReleaseExpiredAsync([view.State]))
            view = await wallets.FindAsync(id, http.RequestAborted) ?? view;
        return Read(view);
    }

    /// <summary>PATCH /wallets/{walletId}: replaces the metadata.</summary>
    public async Task<ApiResult> PatchAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var id))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.PatchWalletRequest)).Failed(out problem, out var body))
            return problem;
        if (body.Metadata.ValueKind == JsonValueKind.Undefined)
            return new Problem(ProblemType.Validation, "metadata is missing: a JSON object, or null to take it away.");
        if (Fields.Metadata(body.Metadata).Failed(out problem, out var metadata))
            return problem;
        var (caller, condition) = (CallerIdentity.Of(http), EntityTags.Condition(http).Value);
        var changed = await writer.ReplaceAsync(
            id, metadata, view => caller.MaySee(view.State.Owner) && condition.Meets(WalletTag.Of(view)), caller.Subject,
            RequestTerms.Of(http).IsDryRun, http.RequestAborted);
        return changed switch
        {
            { Outcome: MetadataOutcome.Unknown } => new Problem(
                ProblemType.Of(ResultCode.Unknown),
                "The connection to the database was lost: read the wallet, and send the request again if it is not as asked for."),
            { View: { } view } when caller.MaySee(view.State.Owner) => changed.Outcome == MetadataOutcome.Replaced
                ? Read(view)
                : new Problem(ProblemType.PreconditionFailed, "Read the wallet again and decide again."),
            _ => Missing,
        };
    }

    /// <summary>GET /users/{userId}/wallets.</summary>
    public async Task<ApiResult> OfUserAsync(HttpContext http)
    {
        var userId = Fields.User(http);
        if (Fields.Text(userId, "userId", 1, Fields.MaxId) is { } bad)
            return bad;
        if (!CallerIdentity.Of(http).MaySee(Digest.OfOwner(userId)))
            return new Problem(ProblemType.Forbidden, "Another user's wallets need the scope wallet:admin.");
        if (Page.Read(http).Failed(out var problem, out var page))
            return problem;
        var after = default(WalletId);
        if (page.Cursor is not null && !WalletId.TryParse(page.Cursor, out after))
            return Page.BadCursor;
        var found = await wallets.OfUserAsync(userId, after, page.Limit + 1, http.RequestAborted);
        if (await balances.ReleaseExpiredAsync(found.Select(view => view.State)))
            found = await wallets.OfUserAsync(userId, after, page.Limit + 1, http.RequestAborted);
        var items = found.Take(page.Limit).Select(ToResponse).ToList();
        var body = new WalletListResponse(items, found.Count > page.Limit ? items[^1].Id : null);
        return new Reply<WalletListResponse>(StatusCodes.Status200OK, body, ApiJson.Default.WalletListResponse);
    }

    private static Problem Missing { get; } = new(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");

    private static Reply<WalletResponse> Read(WalletView view)
        => new(StatusCodes.Status200OK, ToResponse(view), ApiJson.Default.WalletResponse) { Tag = WalletTag.Of(view), Version = view.State.Version };

    private static Checked<RequestedWallet> Check(CreateWalletRequest body)
    {
        if (Fields.Text(body.UserId, "userId", 1, Fields.MaxId) is { } badUser)
            return badUser;
        // As a segment of a path, those mean another path (RFC 3986, 5.2.4), however they are escaped: the user's wallets could not be listed.
        if (body.UserId is "." or "..")
            return new Problem(ProblemType.Validation, "userId must not be a dot or two: no path can name such a user.");
        if (Fields.Text(body.ExternalId, "externalId", body.ExternalId is null ? 0 : 1, Fields.MaxId) is { } badExternal)
            return badExternal;
        if (Fields.CurrencyOf(body.Currency).Failed(out var problem, out var currency))
            return problem;
        if (Fields.NotNegative(body.OverdraftLimit, currency, "overdraftLimit").Failed(out problem, out var overdraft))
            return problem;
        var asked = body.Limits ?? new();
        if (Fields.Limits(asked.PerTransaction, asked.PerDay, asked.PerMonth, currency, "limits.", body.LimitProfile).Failed(out problem, out var limits))
            return problem;
        if (Fields.Metadata(body.Metadata).Failed(out problem, out var metadata))
            return problem;
        return new RequestedWallet(
            currency, new(body.UserId!, Digest.OfOwner(body.UserId!), body.ExternalId, overdraft, limits, metadata));
    }

    private static Reply<WalletResponse> Created(Answer answer, NewWallet wallet)
    {
        var state = new WalletState(new(answer.Subject), wallet.Owner) { Overdraft = wallet.Overdraft, Limits = wallet.Limits };
        var view = new WalletView(state, wallet.UserId, wallet.ExternalId, wallet.Metadata);
        var body = ToResponse(view);
        return new(StatusCodes.Status201Created, body, ApiJson.Default.WalletResponse, $"/api/v1/wallets/{body.Id}")
        {
            Tag = WalletTag.Of(view),
            Version = 0,
            Replayed = answer.Replayed,
        };
    }

    private static WalletResponse ToResponse(WalletView view)
    {
        var state = view.State;
        var currency = state.Id.Currency;
        var updated = state.LastId == 0 ? state.Id.Created : new TransactionId(state.LastId).Time;
        return new(
            state.Id.ToString(), view.UserId, currency.Code, Names.Of(state.Status), Text(state.Posted), state.Posted, Text(state.Held),
            state.Held, Text(state.Available), state.Available, Text(state.Overdraft), LimitsOf(state.Limits, currency), state.Limits.Profile,
            view.ExternalId, StoredMetadata.Read(view.Metadata), state.Version, state.Id.Created, updated);

        string Text(long minor) => new Money(minor, currency).ToString();
    }

    /// <summary>Limits as answers have them.</summary>
    public static LimitsResponse? LimitsOf(Limits limits, Currency currency)
    {
        return limits with { Profile = null } == Limits.None ? null : new(Text(limits.PerTransaction), Text(limits.PerDay), Text(limits.PerMonth));

        string? Text(long? minor) => minor is { } amount ? new Money(amount, currency).ToString() : null;
    }

    private sealed record RequestedWallet(Currency Currency, NewWallet Wallet)
    {
        // A profile adds to it: keys of requests from before there were any stay what they are.
        public UInt128 Meaning => Wallet.Limits.Profile is { } profile ? Digest.Of([.. Texts, profile]) : Digest.Of(Texts);

        private string?[] Texts =>
        [
            "CreateWallet", Wallet.UserId, Currency.Code, Wallet.ExternalId,
            Text(Wallet.Overdraft), Text(Wallet.Limits.PerTransaction), Text(Wallet.Limits.PerDay), Text(Wallet.Limits.PerMonth), Wallet.Metadata,
        ];

        private static string? Text(long? minor) => minor?.ToString(CultureInfo.InvariantCulture);
    }
}
