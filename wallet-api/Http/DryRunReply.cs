using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http;

/// <summary>What a dry run that met no problem is answered with, in place of what would have been made.</summary>
internal sealed record DryRunReply(DryRunResponse Body) : ApiResult
{
    /// <summary>In place of a result that there is nothing to make from.</summary>
    public static DryRunReply Nothing { get; } = new(new DryRunResponse("executed"));

    /// <inheritdoc/>
    public override string Outcome => "not_executed";

    /// <summary>What a request is answered with on its terms: <paramref name="result"/> itself or, in a dry run, what it would come to.</summary>
    public static ApiResult On(HttpContext http, ApiResult result)
    {
        if (!RequestTerms.Of(http).IsDryRun)
            return result;
        http.Response.Headers["Preference-Applied"] = RequestTerms.DryRun;
        if (result is Problem)
            return result;
        var body = http.Features.Get<Rehearsed>() is { } rehearsed ? Of(rehearsed) : Nothing.Body;
        return new DryRunReply(body with { Items = (result as Reply<BatchResponse>)?.Body.Items.Select(Of).ToList() });
    }

    /// <inheritdoc/>
    public override Task WriteAsync(HttpContext http)
        => ResponseBody.WriteAsync(http, StatusCodes.Status200OK, Body, ApiJson.Default.DryRunResponse, "application/json");

    private static DryRunResponse Of(Rehearsed rehearsed)
    {
        var (command, answer) = rehearsed;
        var body = new DryRunResponse(answer.Replayed ? "replayed" : "executed");
        if (command is not Movement { Wallets: [{ Currency: var currency }, ..] })
            return body;
        return body with
        {
            Currency = currency.Code,
            NewBalance = new Money(answer.Posted, currency).ToString(),
            NewBalanceMinor = answer.Posted,
            Available = new Money(answer.Available, currency).ToString(),
            AvailableMinor = answer.Available,
            Version = answer.Version,
        };
    }

    private static DryRunItemResponse Of(BatchItemResponse item)
        => new(item.Index, item.Status, item.Movement?.NewBalance, item.Movement?.NewBalanceMinor, item.Problem);
}

/// <summary>The answer that a command would get.</summary>
internal sealed record Rehearsed(Command Command, Answer Answer);
