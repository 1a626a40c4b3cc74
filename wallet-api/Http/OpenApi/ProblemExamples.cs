using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Commands;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.OpenApi;

/// <summary>One problem of each type, as it is answered with; operations refer to those that they can have.</summary>
internal static class ProblemExamples
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const long Available = 8_770;
    private const long Asked = 12_300;

    private static readonly Dictionary<ProblemType, string> Details = new()
    {
        [ProblemType.Validation] = "Not the JSON expected here, at $.description, line 1: see /q/openapi.",
        [ProblemType.InvalidAmount] = "amount must be greater than zero.",
        [ProblemType.KeyRequired] = $"Send an {IdempotencyKeys.Header} header.",
        [ProblemType.KeyExpired] = "The key carries a time that is more than 30 days old or more than 5 minutes ahead; make a new key.",
        [ProblemType.KeyWithoutTime] = $"Here, {IdempotencyKeys.Header} must be a UUID of version 7 or a ULID.",
        [ProblemType.HistoryRetired] = "Transactions of this time are no longer here.",
        [ProblemType.ExportRange] = "to must be after from, and not in the future.",
        [ProblemType.ExportsOff] = "This service exports nothing: neither WALLET_EXPORT_BUCKET nor WALLET_EXPORT_DIRECTORY is set.",
        [ProblemType.WebhookNotFound] = "No webhook has this id.",
        [ProblemType.WebhooksOff] = "This service has no webhooks: WALLET_WEBHOOK_KEY_FILE is not set.",
        [ProblemType.AddressRefused] = "url leads to an address that is not public.",
        [ProblemType.Unauthenticated] = "Send Authorization: Bearer with a token of the configured issuer and audience.",
        [ProblemType.Forbidden] = "The operation's scope is in /q/openapi.",
        [ProblemType.TooLarge] = "Send a smaller body.",
        [ProblemType.UnsupportedMediaType] = "Send the header Content-Type: application/json.",
        [ProblemType.RateLimited] = "Wait for as long as Retry-After says.",
        [ProblemType.Unavailable] = "Nothing was changed; ask again in a moment.",
        [ProblemType.IdentityProviderUnavailable] = "Nothing was changed: send the same request again in a moment.",
        [ProblemType.AnswerUnavailable] = "Send the same request again, with the same key: it is not executed again.",
        [ProblemType.Internal] = "The fault is logged. With an idempotency key, the same request may be sent again.",
    };

    /// <summary>All that some routes can have, by name.</summary>
    public static JsonObject All(IReadOnlyList<Route> routes) => new(routes.SelectMany(Operation.ProblemsOf).Distinct()
        .OrderBy(NameOf, StringComparer.Ordinal)
        .Select(type => KeyValuePair.Create(NameOf(type), (JsonNode?)new JsonObject
        {
            ["summary"] = type.Title,
            ["value"] = AnswerExamples.Node(Of(type)),
        })));

    /// <summary>References to those of some types.</summary>
    public static JsonObject References(IEnumerable<ProblemType> types) => new(types.Select(
        type => KeyValuePair.Create(NameOf(type), (JsonNode?)new JsonObject { ["$ref"] = $"#/components/examples/{NameOf(type)}" })));

    /// <summary>That of a type. It has the trace of no request, whichever asked for the document.</summary>
    public static ProblemBody Of(ProblemType type)
    {
        var body = Problem(type).Body(TraceId);
        return type.Code == ProblemType.Of(ResultCode.BatchRefused).Code
            ? body with { Items = [new(0, body.Status, null, body), new(1, 422, null, Of(ProblemType.Of(ResultCode.InsufficientFunds)))] }
            : body;
    }

    // One code can have two statuses, and one status two outcomes.
    private static string NameOf(ProblemType type)
        => string.Create(
            CultureInfo.InvariantCulture, $"{type.Code}.{type.Status}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Outcome.ToString())}");

    private static Problem Problem(ProblemType type)
    {
        var codes = ProblemType.OfCommands.Where(known => known.Value == type).Select(known => known.Key).ToList();
        return codes is [var code, ..] && Currency.TryParse("EUR", out var euro)
            ? Refusals.Of(new(code, Available: Available), euro, Asked)
            : new(type, Details.GetValueOrDefault(type, type.Title));
    }
}
