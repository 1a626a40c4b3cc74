using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>
/// One operation of the REST API: how it is reached, who may, what handles it, and what the OpenAPI document says of it. The table of these is
/// the only list of routes, so the document cannot leave out or invent one.
/// </summary>
internal sealed record Route(string Method, string Path, Scope Scope, string Summary, Func<HttpContext, Task<ApiResult>> Handle)
{
    /// <summary>By which methods it is reached: what can be got can be asked for without its body (RFC 9110, 9.1).</summary>
    public IReadOnlyList<string> Methods => Method == "GET" ? [Method, "HEAD"] : [Method];

    /// <summary>Whether it changes anything.</summary>
    public bool Changes => Method != "GET";

    /// <summary>Whether it is about the one wallet of its path, which has an entity tag.</summary>
    public bool IsOfWallet => Path.StartsWith("/wallets/{walletId}", StringComparison.Ordinal);

    /// <summary>Whether its answers carry the wallet's version, with an entity tag.</summary>
    public bool IsVersioned { get; init; }

    /// <summary>Whether it is about one thing that is no wallet and has an entity tag, which its answers carry.</summary>
    public bool IsTagged { get; init; }

    /// <summary>Whether If-Match can be put on it.</summary>
    public bool IsConditional => Changes && (IsOfWallet || IsTagged);

    /// <summary>Whether it can be answered that the caller has what it asks for.</summary>
    public bool CanBeHeld => !Changes && (IsVersioned || IsTagged);

    /// <summary>Whether its answers say where what was made can be read.</summary>
    public bool HasLocation { get; init; }

    /// <summary>The type of the request's body, if it has one.</summary>
    public Type? Request { get; init; }

    /// <summary>Whether the request may come without a body.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>An example of the request's body.</summary>
    public string? Example { get; init; }

    /// <summary>The type of the answer's body.</summary>
    public required Type Response { get; init; }

    /// <summary>The status when all is well.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Query parameters and what they mean.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>Request headers besides the usual ones and what they mean.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Headers => this switch
    {
        { IsConditional: true, IsOfWallet: true } =>
            [("If-Match", "ETag of the wallet, its balance or an earlier answer: if the wallet is not as it was then, nothing is done")],
        { IsConditional: true } => [("If-Match", "ETag of an earlier answer, or * for whatever is there: if it is not as it was then, nothing is done")],
        { CanBeHeld: true } => [("If-None-Match", "ETag of what the caller has: if it is as it was, 304 and no body")],
        _ => [],
    };

    /// <summary>Whether it takes an Idempotency-Key.</summary>
    public KeyUse Key { get; init; }

    /// <summary>The most bytes that its body may have.</summary>
    public long MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>The problems it has of its own, besides those that every operation can have.</summary>
    public IReadOnlyList<ProblemType> Problems { get; init; } = [];
}

/// <summary>What a token must allow.</summary>
internal enum Scope
{
    /// <summary>wallet:read.</summary>
    Read,

    /// <summary>wallet:transfer: to pay from one's own wallets.</summary>
    Transfer,

    /// <summary>wallet:write: to bring money from outside and send it there as well; includes wallet:transfer.</summary>
    Write,

    /// <summary>wallet:admin: everything, on every wallet.</summary>
    Admin,
}
