using Wallet.Api.Http.Transactions;

namespace Wallet.Api.Http.Problems;

/// <summary>A problem (RFC 9457) that this request met. <paramref name="Detail"/> says what to do.</summary>
internal sealed record Problem(ProblemType Type, string Detail) : ApiResult
{
    /// <inheritdoc/>
    public override string Code => Type.Code;

    /// <inheritdoc/>
    public override string Outcome => Type.Outcome switch
    {
        Problems.Outcome.Executed => "executed",
        Problems.Outcome.Unknown => "unknown",
        _ => "not_executed",
    };

    /// <summary>Facts about it, such as the available amount.</summary>
    public IReadOnlyDictionary<string, string>? Details { get; init; }

    /// <summary>What became of each item, where it is an atomic batch that was refused.</summary>
    public IReadOnlyList<BatchItemResponse>? Items { get; init; }

    /// <summary>Whether this is a kept answer.</summary>
    public bool Replayed { get; init; }

    /// <inheritdoc/>
    public override Task WriteAsync(HttpContext http)
    {
        if (Type.Retryable && http.Response.Headers.RetryAfter.Count == 0)
            http.Response.Headers.RetryAfter = "1";
        if (Replayed)
            http.Response.Headers["Idempotency-Replayed"] = "true";
        return ResponseBody.WriteAsync(http, Type.Status, Body(RequestTrace.IdOf(http)), ApiJson.Default.ProblemBody, "application/problem+json");
    }

    /// <summary>What is written to a request of this trace.</summary>
    public ProblemBody Body(string traceId) => new(
        $"https://wallet-operator.io/problems/{Type.Code.ToLowerInvariant().Replace('_', '-')}", Type.Title, Type.Status, Detail, Type.Code,
        Type.Outcome, Type.Retryable, traceId, Details, Items);
}

/// <summary>The body of a problem, in the order it is written.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, Outcome Outcome, bool Retryable, string? TraceId,
    IReadOnlyDictionary<string, string>? Details, IReadOnlyList<BatchItemResponse>? Items = null);
