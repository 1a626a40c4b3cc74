using System.Text.Json.Nodes;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.OpenApi;

/// <summary>What a request has besides its body.</summary>
internal static class Parameters
{
    private const int MaxText = 100;

    private static readonly (string Name, string Meaning)[] Terms =
    [
        ("Prefer", $"{RequestTerms.DryRun}: nothing is executed, no key is used up, and the answer says what the request would come to"),
        (RequestTerms.DeadlineHeader, "milliseconds within which the request must have begun; what has begun is answered with its outcome"),
    ];

    /// <summary>Those of a route.</summary>
    public static JsonArray Of(Route route)
    {
        var parameters = new JsonArray();
        foreach (var segment in route.Path.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}')))
            Add(parameters, "path", segment, MeaningOf(segment), required: true);
        foreach (var (name, meaning) in route.Query)
            Add(parameters, "query", name, meaning, name is "timestamp" or "reference");
        foreach (var (name, meaning) in route.Headers.Concat(route.Changes ? Terms : []))
            Add(parameters, "header", name, meaning, required: false);
        if (route.Key != KeyUse.None)
        {
            var meaning = "made once per intended operation and reused in retries; the caller's own; a UUID of version 7 is best, bare or as a"
                + $" string of structured fields, in quotes{WithoutKey(route.Key)}";
            Add(parameters, "header", IdempotencyKeys.Header, meaning, route.Key == KeyUse.Required);
        }
        return parameters;
    }

    private static string MeaningOf(string segment) => segment switch
    {
        "sequence" => "the delivery's number",
        "currency" => "the ISO 4217 code of the wallets that can have it",
        "name" => "what it is called among those of its currency",
        _ => $"the {segment[..^2]}'s id",
    };

    private static string WithoutKey(KeyUse use) => use switch
    {
        KeyUse.OrReference => "; without one, the body's referenceId stands in for it",
        KeyUse.Optional => "; without one, every request is another",
        KeyUse.Harmless => "; without one, what is done is still done once, and a repeated request publishes no second event",
        _ => "",
    };

    private static void Add(JsonArray parameters, string place, string name, string meaning, bool required) => parameters.Add((JsonNode)new JsonObject
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["description"] = meaning,
        ["schema"] = SchemaOf(name),
    });

    private static JsonObject SchemaOf(string name) => name switch
    {
        "walletId" or "transactionId" or "holdId" or "exportId" or "webhookId" => new() { ["type"] = "string", ["format"] = "uuid" },
        "userId" or "reference" => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = MaxText },
        "limit" => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Page.MaxLimit, ["default"] = Page.DefaultLimit },
        "currency" => Forms.OneOf([.. Currency.All.Select(c => c.Code).Order(StringComparer.Ordinal)]),
        "name" => new() { ["type"] = "string", ["pattern"] = Fields.LimitProfilePattern },
        "sequence" => new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 1 },
        "state" => Forms.OneOf([.. Webhooks.WebhookDeliveryEndpoints.StateWords]),
        "minVersion" => new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 0, ["default"] = 0 },
        "consistency" => Forms.OneOf("strong", "session", "cached"),
        "direction" => Forms.OneOf("in", "out"),
        "type" => Forms.OneOf([.. Names.AllKinds]),
        "from" or "to" or "timestamp" => TimeForm.Schema(),
        RequestTerms.DeadlineHeader => new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = RequestTerms.MaxDeadlineMs },
        IdempotencyKeys.Header => new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = IdempotencyKeys.MaxLength + 2 },
        _ => new() { ["type"] = "string" },
    };
}
