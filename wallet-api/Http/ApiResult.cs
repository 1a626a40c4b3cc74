using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace Wallet.Api.Http;

/// <summary>What an endpoint answers with.</summary>
internal abstract record ApiResult
{
    /// <summary>The code by which it is counted: OK, or the problem's.</summary>
    public virtual string Code => "OK";

    /// <summary>What became of the request, as it is counted.</summary>
    public virtual string Outcome => "executed";

    /// <summary>Writes it to the response.</summary>
    public abstract Task WriteAsync(HttpContext http);
}

/// <summary>A body of JSON. <paramref name="Location"/> is where what was made can be read.</summary>
internal sealed record Reply<T>(int Status, T Body, JsonTypeInfo<T> Type, string? Location = null) : ApiResult
{
    /// <summary>The version of the wallet that the body describes, if it does.</summary>
    public long? Version { get; init; }

    /// <summary>The entity tag, quoted, of a body that more than the version distinguishes.</summary>
    public string? Tag { get; init; }

    /// <summary>Whether this is a kept answer.</summary>
    public bool Replayed { get; init; }

    /// <inheritdoc/>
    public override Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (Location is not null)
            headers.Location = Location;
        var tag = Tag ?? (Version is { } version ? EntityTags.OfVersion(version) : null);
        if (tag is not null)
            headers.ETag = tag;
        if (Version is { } told)
            headers["Wallet-Version"] = told.ToString(CultureInfo.InvariantCulture);
        if (Replayed)
            headers["Idempotency-Replayed"] = "true";
        if (tag is null || http.Request.Method is not ("GET" or "HEAD") || !EntityTags.IsHeld(http, tag))
            return ResponseBody.WriteAsync(http, Status, Body, Type, "application/json");
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
