using System.Globalization;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Holds;

/// <summary>Holds: set money aside, then capture it, give it up, or give it more time.</summary>
internal sealed class HoldEndpoints(RequestLedger ledger, HoldStore holds, BalanceLookup balances, IdempotencyKeys keys)
{
    /// <summary>POST /wallets/{walletId}/holds.</summary>
    public async Task<ApiResult> PlaceAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.HoldRequest)).Failed(out problem, out var body))
            return problem;
        if (Fields.Positive(body.Amount, wallet.Currency).Failed(out problem, out var amount))
            return problem;
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        WalletId? destination = null;
        if (body.DestinationWalletId is not null)
        {
            if (Fields.WalletNamed(body.DestinationWalletId, "destinationWalletId").Failed(out problem, out var named))
                return problem;
            destination = named;
        }
        var expires = body.ExpiresAt?.Value.ToUnixTimeMilliseconds();
        var meaning = Digest.Of(
            "hold", wallet.ToString(), Text(amount), Text(expires), destination?.ToString(), remarks.Reference, remarks.Description,
            remarks.Metadata);
        if (keys.Read(http, meaning).Failed(out problem, out var key))
            return problem;
        var answer = await ledger.ExecuteAsync(http, new PlaceHold(CallerIdentity.Of(http), key, wallet, destination, amount, expires, remarks));
        if (answer.Code != ResultCode.Executed)
            return Refusals.Of(answer, wallet.Currency, amount);
        var response = ToResponse(new(new(answer.Subject), wallet, destination, amount, expires));
        return new Reply<HoldResponse>(
            StatusCodes.Status201Created, response, ApiJson.Default.HoldResponse, $"/api/v1/wallets/{wallet}/holds/{response.HoldId}")
        {
            Version = answer.Version,
            Replayed = answer.Replayed,
        };
    }

    /// <summary>GET /wallets/{walletId}/holds.</summary>
    public async Task<ApiResult> ListAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet) || Page.Read(http).Failed(out problem, out var page))
            return problem;
        var before = new TransactionId(long.MaxValue);
        if (page.Cursor is not null && !TransactionId.TryParse(page.Cursor, out before))
            return Page.BadCursor;
        if (await MissingAsync(http, wallet) is { } missing)
            return missing;
        var found = await holds.OfWalletAsync(wallet, before, page.Limit + 1, http.RequestAborted);
        var items = found.Take(page.Limit).Select(ToResponse).ToList();
        var body = new HoldListResponse(items, found.Count > page.Limit ? items[^1].HoldId : null);
        return new Reply<HoldListResponse>(StatusCodes.Status200OK, body, ApiJson.Default.HoldListResponse);
    }

    /// <summary>GET /wallets/{walletId}/holds/{holdId}.</summary>
    public async Task<ApiResult> GetAsync(HttpContext http)
    {
        if ((await FindAsync(http)).Failed(out var problem, out var found))
            return problem;
        return new Reply<HoldResponse>(StatusCodes.Status200OK, ToResponse(found.Hold), ApiJson.Default.HoldResponse);
    }

    /// <summary>POST /wallets/{walletId}/holds/{holdId}/capture.</summary>
    public async Task<ApiResult> CaptureAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.CaptureRequest)).Failed(out var problem, out var body))
            return problem;
        if ((await FindAsync(http)).Failed(out problem, out var found))
            return problem;
        var hold = found.Hold;
        long? amount = null;
        if (body.Amount is not null)
        {
            if (Fields.Positive(body.Amount, hold.Wallet.Currency).Failed(out problem, out var given))
                return problem;
            amount = given;
        }
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        var (caller, final) = (CallerIdentity.Of(http), body.Final ?? true);
        var command = new CaptureHold(caller, null, hold.Wallet, hold.Id, hold.Destination, amount, final, remarks)
        {
            AllowAbove = body.AllowAbove ?? false,
        };
        if (keys.Read(http, Meaning(command)).Failed(out problem, out var key))
            return problem;
        return await ActAsync(http, found, "CAPTURED", command with { Key = key }, amount);
    }

    /// <summary>POST /wallets/{walletId}/holds/{holdId}/void.</summary>
    public async Task<ApiResult> VoidAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.VoidRequest)).Failed(out var problem, out var body))
            return problem;
        if ((await FindAsync(http)).Failed(out problem, out var found))
            return problem;
        var hold = found.Hold;
        if (Fields.Remarks(body.ReferenceId, body.Description, body.Metadata).Failed(out problem, out var remarks))
            return problem;
        var meaning = Digest.Of("void", hold.Id.ToString(), remarks.Reference, remarks.Description, remarks.Metadata);
        if (keys.Read(http, meaning).Failed(out problem, out var key))
            return problem;
        var command = new VoidHold(CallerIdentity.Of(http), key, hold.Wallet, hold.Id, hold.Destination, remarks);
        return await ActAsync(http, found, "VOIDED", command);
    }

    /// <summary>POST /wallets/{walletId}/holds/{holdId}/extend.</summary>
    public async Task<ApiResult> ExtendAsync(HttpContext http)
    {
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.ExtendRequest)).Failed(out var problem, out var body))
            return problem;
        if (body.ExpiresAt is not { } time)
            return new Problem(ProblemType.Validation, "expiresAt is missing: an RFC 3339 time such as 2030-01-31T12:00:00Z.");
        if ((await FindAsync(http)).Failed(out problem, out var found))
            return problem;
        var hold = found.Hold;
        var expires = time.Value.ToUnixTimeMilliseconds();
        if (keys.Read(http, Digest.Of("extend", hold.Id.ToString(), Text(expires))).Failed(out problem, out var key))
            return problem;
        var command = new ExtendHold(CallerIdentity.Of(http), key, hold.Wallet, hold.Id, hold.Destination, expires);
        return await ActAsync(http, found, "EXTENDED", command);
    }

    private async Task<ApiResult> ActAsync(HttpContext http, FoundHold found, string action, HoldCommand command, long? amountMinor = null)
    {
        var answer = await ledger.ExecuteAsync(http, command);
        var (hold, showsPayer) = found;
        var currency = hold.Wallet.Currency;
        if (answer.Code != ResultCode.Executed)
        {
            var problem = Refusals.Of(answer, currency, amountMinor ?? hold.AmountMinor);
            return showsPayer || answer.Code == ResultCode.AmountTooLarge ? problem : problem with { Details = null };
        }
        var body = new HoldActionResponse(
            hold.Id.ToString(), hold.Wallet.ToString(), action, answer.Subject == hold.Id.Value ? null : new TransactionId(answer.Subject).ToString());
        if (showsPayer)
        {
            body = body with
            {
                Balance = new Money(answer.Posted, currency).ToString(),
                BalanceMinor = answer.Posted,
                Available = new Money(answer.Available, currency).ToString(),
                AvailableMinor = answer.Available,
                Version = answer.Version,
            };
        }
        return new Reply<HoldActionResponse>(StatusCodes.Status200OK, body, ApiJson.Default.HoldActionResponse)
        {
            Version = showsPayer ? answer.Version : null,
            Replayed = answer.Replayed,
        };
    }

    // A hold is there for the payer's owner and for its beneficiary.
    private async Task<Checked<FoundHold>> FindAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet) || Fields.Transaction(http, "holdId").Failed(out problem, out var id))
            return problem;
        var (missing, hold) = (await MissingAsync(http, wallet), await holds.FindAsync(wallet, id, http.RequestAborted));
        if (missing is not null && (hold?.Destination is not { } beneficiary || await MissingAsync(http, beneficiary) is not null))
            return missing;
        return hold is not null
            ? new FoundHold(hold, missing is null)
            : new Problem(ProblemType.Of(ResultCode.HoldNotFound), "The wallet has no hold with this id.");
    }

    // Reading the balance also writes down the end of holds whose time ran out.
    private async Task<Problem?> MissingAsync(HttpContext http, WalletId wallet)
        => await balances.FindAsync(wallet, Consistency.Strong, minVersion: 0) is { } found && CallerIdentity.Of(http).MaySee(found.State.Owner)
            ? null
            : new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");

    private static HoldResponse ToResponse(Hold hold)
    {
        return new(
            hold.Id.ToString(), hold.Wallet.ToString(), hold.Destination?.ToString(), hold.Status.ToString().ToUpperInvariant(),
            hold.Wallet.Currency.Code, Money(hold.AmountMinor), hold.AmountMinor, Money(hold.Captured), Money(hold.Remaining), hold.Remaining,
            hold.ExpiresAt is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null, hold.Id.Time);

        string Money(long minor) => new Money(minor, hold.Wallet.Currency).ToString();
    }

    // A part more only where above is allowed: answers kept from before there was such a thing keep their meaning.
    private static UInt128 Meaning(CaptureHold command)
    {
        var (id, amount, final, remarks) = (command.HoldId.ToString(), Text(command.AmountMinor), command.Final ? "final" : "", command.Remarks);
        return command.AllowAbove
            ? Digest.Of("capture", id, amount, final, remarks.Reference, remarks.Description, remarks.Metadata, "above")
            : Digest.Of("capture", id, amount, final, remarks.Reference, remarks.Description, remarks.Metadata);
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A hold, and whether the caller may see how its wallet stands.</summary>
    private sealed record FoundHold(Hold Hold, bool ShowsPayer);
}
