using System.Globalization;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Api.Http.Settings;

/// <summary>
/// What administrators set: freeze, unfreeze, close, limits; and its journal. Repeating does no harm, so a key is read only where money moves.
/// </summary>
internal sealed class SettingEndpoints(RequestLedger ledger, IdempotencyKeys keys, SettingChangeStore journal, WalletStore wallets)
{
    /// <summary>POST /wallets/{walletId}/freeze.</summary>
    public Task<ApiResult> FreezeAsync(HttpContext http) => SetAsync(http, WalletStatus.Frozen);

    /// <summary>POST /wallets/{walletId}/unfreeze.</summary>
    public Task<ApiResult> UnfreezeAsync(HttpContext http) => SetAsync(http, WalletStatus.Active);

    /// <summary>POST /wallets/{walletId}/close: an empty wallet or, with a receiver, one from which all is moved there.</summary>
    public async Task<ApiResult> CloseAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        if ((await RequestBody.ReadOptionalAsync(http, ApiJson.Default.CloseRequest)).Failed(out problem, out var body))
            return problem;
        if (body.SweepTo is null)
            return await SetAsync(http, WalletStatus.Closed);
        if (Fields.WalletNamed(body.SweepTo, "sweepTo").Failed(out problem, out var receiver))
            return problem;
        IdempotencyKey? key = null;
        var meaning = Digest.Of("close", wallet.ToString(), receiver.ToString());
        if (IdempotencyKeys.IsGiven(http) && keys.Read(http, meaning).Failed(out problem, out key))
            return problem;
        var answer = await ledger.ExecuteAsync(http, new CloseWallet(CallerIdentity.Of(http), key, wallet, receiver));
        return Answered(answer, wallet, Names.Of(WalletStatus.Closed), answer.Subject == 0 ? null : new TransactionId(answer.Subject).ToString());
    }

    /// <summary>PUT /wallets/{walletId}/limits.</summary>
    public async Task<ApiResult> LimitsAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.LimitsRequest)).Failed(out problem, out var body))
            return problem;
        if (Fields.Limits(body.PerTransaction, body.PerDay, body.PerMonth, wallet.Currency, profile: body.LimitProfile).Failed(out problem, out var limits))
            return problem;
        if (Fields.NotNegative(body.OverdraftLimit, wallet.Currency, "overdraftLimit").Failed(out problem, out var overdraft))
            return problem;
        var answer = await ledger.ExecuteAsync(
            http, new SetLimits(CallerIdentity.Of(http), null, wallet, limits, overdraft));
        return Answered(answer, wallet, "LIMITS");
    }

    /// <summary>GET /wallets/{walletId}/changes.</summary>
    public async Task<ApiResult> ChangesAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet) || Page.Read(http).Failed(out problem, out var page))
            return problem;
        if (!page.TryReadBefore(out var before))
            return Page.BadCursor;
        if (await wallets.FindAsync(wallet, http.RequestAborted) is null)
            return new Problem(ProblemType.Of(ResultCode.WalletNotFound), "No wallet has this id.");
        var found = await journal.NewestAsync(wallet, before, page.Limit + 1, http.RequestAborted);
        var items = found.Take(page.Limit).Select((change, i) => ToResponse(change, i + 1 < found.Count ? found[i + 1] : null)).ToList();
        var next = found.Count > page.Limit ? items[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return new Reply<SettingChangeListResponse>(
            StatusCodes.Status200OK, new(wallet.ToString(), items, next), ApiJson.Default.SettingChangeListResponse);
    }

    private static SettingChangeResponse ToResponse(SettingChange change, SettingChange? earlier)
    {
        var currency = change.Wallet.Currency;
        return new(
            change.Sequence, Names.Of(change.Setting), earlier is null ? null : Settings(earlier.After), Settings(change.After), change.By,
            DateTimeOffset.FromUnixTimeMilliseconds(change.At));

        SettingsResponse Settings(WalletSettings settings) => new(
            Names.Of(settings.Status), new Money(settings.Overdraft, currency).ToString(), WalletEndpoints.LimitsOf(settings.Limits, currency),
            settings.Limits.Profile);
    }

    private async Task<ApiResult> SetAsync(HttpContext http, WalletStatus status)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        return Answered(await ledger.ExecuteAsync(http, new SetStatus(CallerIdentity.Of(http), null, wallet, status)), wallet, Names.Of(status));
    }

    private static ApiResult Answered(Answer answer, WalletId wallet, string setting, string? transaction = null)
        => answer.Code != ResultCode.Executed
            ? Refusals.Of(answer, wallet.Currency)
            : new Reply<WalletSettingResponse>(
                StatusCodes.Status200OK,
                new(
                    wallet.ToString(), setting, new Money(answer.Available, wallet.Currency).ToString(), answer.Available, answer.Version,
                    transaction),
                ApiJson.Default.WalletSettingResponse)
            {
                Replayed = answer.Replayed,
            };
}
