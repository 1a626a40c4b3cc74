using System.Text.Json.Nodes;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.OpenApi;

/// <summary>The headers that answers have besides HTTP's own, and which answers have which.</summary>
internal static class AnswerHeaders
{
    private static readonly string[] RateLimit = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    private static readonly Dictionary<string, (string Type, string Meaning)> Meanings = new()
    {
        ["ETag"] = ("string", "The state of the wallet or limit profile, for If-Match and If-None-Match"),
        ["Wallet-Version"] = ("integer", "The number of the wallet's entries after this"),
        ["Location"] = ("string", "Where what was made can be read"),
        ["Idempotency-Replayed"] = ("string", "true: this is the kept answer to an earlier request with the same key"),
        ["Preference-Applied"] = ("string", "dry-run: nothing was executed"),
        ["Retry-After"] = ("integer", "Seconds after which the same request may be sent again"),
        ["Accept-Encoding"] = ("string", "The codings that bodies may have"),
        ["Cache-Control"] = ("string", "no-store: no cache may keep the answer"),
        [RateLimit[0]] = ("integer", "The most requests that the caller can send at once"),
        [RateLimit[1]] = ("integer", "How many of them are left"),
        [RateLimit[2]] = ("integer", "Seconds until all of them are there again"),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Meanings.Keys;

    /// <summary>All of them; rates are limited by caller, so without authentication those are not there.</summary>
    public static JsonObject All(AuthOptions auth) => new(Meanings.Where(m => auth.Enabled || !RateLimit.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, (JsonNode?)new JsonObject
    {
        ["description"] = m.Value.Meaning,
        ["schema"] = new JsonObject { ["type"] = m.Value.Type },
    })));

    /// <summary>Those of an answer to what went well.</summary>
    public static JsonObject OfSuccess(Route route, AuthOptions auth) => References(
    [
        "Cache-Control", .. route.IsVersioned ? (string[])["ETag", "Wallet-Version"] : [],
        .. route is { IsTagged: true, Method: not "DELETE" } ? (string[])["ETag"] : [],
        .. route.HasLocation ? (string[])["Location"] : [], .. OfRequest(route), .. auth.Enabled ? RateLimit : [],
    ]);

    /// <summary>Those of a problem.</summary>
    public static JsonObject OfProblem(int status, IReadOnlyList<ProblemType> problems, Route route, AuthOptions auth) => References(
    [
        "Cache-Control", .. OfRequest(route), .. problems.Any(p => p.Retryable) ? (string[])["Retry-After"] : [],
        .. status == StatusCodes.Status415UnsupportedMediaType ? (string[])["Accept-Encoding"] : [], .. auth.Enabled ? RateLimit : [],
    ]);

    private static string[] OfRequest(Route route)
        => [.. route.Changes ? (string[])["Preference-Applied"] : [], .. route.Key != KeyUse.None ? (string[])["Idempotency-Replayed"] : []];

    private static JsonObject References(IEnumerable<string> names) => new(names.Select(
        name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/headers/{name}" })));
}
