using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Endpoints;

/// <summary>What administrators set: freeze, unfreeze, close, limits. Repeating does no harm, so no key is read.</summary>
internal sealed class SettingEndpoints(RequestLedger ledger)
{
    /// <summary>POST /wallets/{walletId}/freeze.</summary>
    public Task<ApiResult> FreezeAsync(HttpContext http) => SetAsync(http, WalletStatus.Frozen);

    /// <summary>POST /wallets/{walletId}/unfreeze.</summary>
    public Task<ApiResult> UnfreezeAsync(HttpContext http) => SetAsync(http, WalletStatus.Active);

    /// <summary>POST /wallets/{walletId}/close.</summary>
    public Task<ApiResult> CloseAsync(HttpContext http) => SetAsync(http, WalletStatus.Closed);

    /// <summary>PUT /wallets/{walletId}/limits.</summary>
    public async Task<ApiResult> LimitsAsync(HttpContext http)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        if ((await RequestBody.ReadAsync(http, ApiJson.Default.LimitsRequest)).Failed(out problem, out var body))
            return problem;
        if (Fields.Limits(body.PerTransaction, body.PerDay, body.PerMonth, wallet.Currency).Failed(out problem, out var limits))
            return problem;
        if (Fields.NotNegative(body.OverdraftLimit, wallet.Currency, "overdraftLimit").Failed(out problem, out var overdraft))
            return problem;
        var answer = await ledger.ExecuteAsync(
            http, new SetLimits(CallerIdentity.Of(http), null, wallet, limits, overdraft));
        return Answered(answer, wallet, "LIMITS");
    }

    private async Task<ApiResult> SetAsync(HttpContext http, WalletStatus status)
    {
        if (Fields.Wallet(http).Failed(out var problem, out var wallet))
            return problem;
        return Answered(await ledger.ExecuteAsync(http, new SetStatus(CallerIdentity.Of(http), null, wallet, status)), wallet, Names.Of(status));
    }

    private static ApiResult Answered(Answer answer, WalletId wallet, string setting) => answer.Code != ResultCode.Executed
        ? Refusals.Of(answer, wallet.Currency)
        : new Reply<WalletSettingResponse>(
            StatusCodes.Status200OK,
            new(wallet.ToString(), setting, new Money(answer.Available, wallet.Currency).ToString(), answer.Available, answer.Version),
            ApiJson.Default.WalletSettingResponse);
}
