using System.Text.Json.Nodes;
using Wallet.Api.Http.Access;

namespace Wallet.Api.Http.OpenApi;

/// <summary>Writes the table of routes as an OpenAPI 3.1 document: the contract, to which every answer of the tests is held.</summary>
internal static class OpenApiDocument
{
    /// <summary>The name of the security scheme.</summary>
    public const string Security = "oidc";

    private static readonly (string Name, string Meaning)[] Tags =
    [
        ("wallets", "Wallets, their balances, statements, holds and settings, and money that moves from or to one"),
        ("transactions", "Movements between any number of wallets, many at once, and giving back"),
        ("users", "What a user has"),
        ("limit-profiles", "Limits by name, for any number of wallets"),
        ("exports", "Statements and the ledger as files"),
        ("audit", "What the ledger has signed"),
        ("webhooks", "Endpoints that are called with events, and what they are called with"),
    ];

    /// <summary>The document; without authentication, none is asked for in it either.</summary>
    public static JsonObject Write(IReadOnlyList<Route> routes, AuthOptions auth, JsonObject? server = null)
    {
        var paths = new JsonObject();
        foreach (var byPath in routes.GroupBy(r => r.Path))
            paths[$"/api/v1{byPath.Key}"] = new JsonObject(
                byPath.Select(r => KeyValuePair.Create(r.Method.ToLowerInvariant(), (JsonNode?)Operation.Of(r, auth))));
        var components = new JsonObject
        {
            ["schemas"] = Schemas.Of(routes),
            ["headers"] = AnswerHeaders.All(auth),
            ["examples"] = ProblemExamples.All(routes),
        };
        if (auth.Enabled)
            components["securitySchemes"] = new JsonObject { [Security] = Scheme(auth) };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Wallet API",
                ["version"] = "v1",
                ["description"] = "A double-entry ledger behind REST. Amounts are decimal text and are never rounded; "
                    + "every problem has a stable code and says what became of the request. Bodies are I-JSON (RFC 7493): UTF-8, no member twice, "
                    + "no half of a surrogate pair.",
                ["contact"] = new JsonObject { ["name"] = "Wallet Operator", ["url"] = "https://github.com/wallet-operator/wallet-operator" },
                ["license"] = new JsonObject { ["name"] = "Apache-2.0", ["identifier"] = "Apache-2.0" },
            },
            ["servers"] = new JsonArray(server ?? Documentation.Server(DocumentationPlace.Public, 0)),
            ["tags"] = new JsonArray([.. Tags.Select(t => new JsonObject { ["name"] = t.Name, ["description"] = t.Meaning })]),
            // What operations ask for is said by each of them.
            ["security"] = new JsonArray(),
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static JsonObject Scheme(AuthOptions auth) => new()
    {
        ["type"] = "openIdConnect",
        ["openIdConnectUrl"] = Authentication.MetadataAddress(auth),
        ["description"] = string.Join("; ", Enum.GetValues<Scope>().Select(s => $"{CallerIdentity.NameOf(s)}: {Meaning(s)}")),
    };

    private static string Meaning(Scope scope) => scope switch
    {
        Scope.Read => "to read one's own wallets",
        Scope.Transfer => "to pay from them",
        Scope.Write => "to bring money from outside and send it there as well",
        _ => "everything, on every wallet",
    };
}
