using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Wallet.Api.Commands;

namespace Wallet.Api.Http;

/// <summary>Writes the table of routes as an OpenAPI 3.1 document.</summary>
internal static class OpenApiDocument
{
    private const string Problem = "Problem";

    private static readonly ProblemType[] OfAll =
    [
        ProblemType.Validation, ProblemType.Unauthenticated, ProblemType.Forbidden, ProblemType.RateLimited, ProblemType.Unavailable,
        ProblemType.IdentityProviderUnavailable, ProblemType.Internal,
    ];

    private static readonly ProblemType[] OfWrites =
    [
        ProblemType.Of(ResultCode.Overloaded), ProblemType.Of(ResultCode.WriterUnavailable), ProblemType.Of(ResultCode.DeadlineExceeded),
        ProblemType.Of(ResultCode.Unknown),
    ];

    private static readonly (string, string)[] Terms =
    [
        ("Prefer", $"{RequestTerms.DryRun}: nothing is executed, no key is used up, and the answer says what the request would come to"),
        (RequestTerms.DeadlineHeader, "milliseconds within which the request must have begun; what has begun is answered with its outcome"),
    ];

    private static readonly ProblemType[] OfBodies = [ProblemType.TooLarge, ProblemType.UnsupportedMediaType];

    /// <summary>The document.</summary>
    public static JsonObject Write(IReadOnlyList<Route> routes)
    {
        var paths = new JsonObject();
        foreach (var byPath in routes.GroupBy(r => r.Path))
            paths[$"/api/v1{byPath.Key}"] = new JsonObject(
                byPath.Select(r => KeyValuePair.Create(r.Method.ToLowerInvariant(), (JsonNode?)Operation(r))));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Wallet API",
                ["version"] = "v1",
                ["description"] = "A double-entry ledger behind REST. Amounts are decimal text and are never rounded; "
                    + "every problem has a stable code and says what became of the request.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = Schemas(routes),
                ["securitySchemes"] = new JsonObject
                {
                    ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" },
                },
            },
        };
    }

    /// <summary>Every problem that an operation can answer with.</summary>
    public static IEnumerable<ProblemType> ProblemsOf(Route route)
    {
        IEnumerable<ProblemType> all =
        [
            .. route.Problems, .. OfAll, .. route.Changes ? OfWrites : [], .. route.Request is null ? [] : OfBodies,
            .. route is { Changes: true, IsOfWallet: true } ? [ProblemType.PreconditionFailed] : Array.Empty<ProblemType>(),
        ];
        return all.DistinctBy(p => (p.Code, p.Status));
    }

    private static JsonObject Operation(Route route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.ToLowerInvariant()}{Words(route.Path)}",
            ["summary"] = route.Summary,
            ["tags"] = new JsonArray(route.Path.Split('/')[1]),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray($"wallet:{route.Scope.ToString().ToLowerInvariant()}") }),
            ["parameters"] = Parameters(route),
            ["responses"] = Responses(route),
        };
        if (route.Request is { } request)
        {
            var content = new JsonObject { ["schema"] = Reference(request.Name) };
            if (route.Example is { } example)
                content["example"] = JsonNode.Parse(example);
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = content } };
        }
        return operation;
    }

    private static JsonArray Parameters(Route route)
    {
        var parameters = new JsonArray();
        foreach (var segment in route.Path.Split('/').Where(s => s.StartsWith('{')))
            parameters.Add((JsonNode)Parameter("path", segment.Trim('{', '}'), "", required: true));
        foreach (var (name, meaning) in route.Query)
            parameters.Add((JsonNode)Parameter("query", name, meaning, required: false));
        foreach (var (name, meaning) in route.Headers.Concat(route.Changes ? Terms : []))
            parameters.Add((JsonNode)Parameter("header", name, meaning, required: false));
        if (route.Key != KeyUse.None)
        {
            var meaning = $"made once per intended operation and reused in retries; a UUID of version 7 is best{WithoutKey(route.Key)}";
            parameters.Add((JsonNode)Parameter("header", IdempotencyKeys.Header, meaning, required: route.Key == KeyUse.Required));
        }
        return parameters;
    }

    private static string WithoutKey(KeyUse use) => use switch
    {
        KeyUse.OrReference => "; without one, the body's referenceId stands in for it",
        KeyUse.Optional => "; without one, every request is another",
        _ => "",
    };

    private static JsonObject Parameter(string place, string name, string meaning, bool required) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = required,
        ["description"] = meaning,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    private static JsonObject Responses(Route route)
    {
        var responses = new JsonObject
        {
            [$"{route.Status}"] = new JsonObject
            {
                ["description"] = "Done",
                ["content"] = Json(Reference(route.Response.Name)),
            },
        };
        if (route.Changes)
            AddDryRun(responses, route);
        foreach (var byStatus in ProblemsOf(route).GroupBy(p => p.Status).OrderBy(g => g.Key))
        {
            responses[$"{byStatus.Key}"] = new JsonObject
            {
                ["description"] = string.Join(
                    ", ", byStatus.Select(p => $"{p.Code} ({JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Outcome.ToString())})")),
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = Reference(Problem) } },
            };
        }
        return responses;
    }

    private static void AddDryRun(JsonObject responses, Route route)
    {
        var dryRun = Reference(nameof(DryRunResponse));
        var isAlone = route.Status != StatusCodes.Status200OK;
        responses[$"{StatusCodes.Status200OK}"] = new JsonObject
        {
            ["description"] = isAlone ? "What a dry run would have come to" : "Done or, in a dry run, what it would have come to",
            ["content"] = Json(isAlone ? dryRun : new JsonObject { ["oneOf"] = new JsonArray(Reference(route.Response.Name), dryRun) }),
        };
    }

    private static JsonObject Json(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Schemas(IReadOnlyList<Route> routes)
    {
        var types = routes.SelectMany(r => new[] { r.Request, r.Response }).OfType<Type>().Distinct().OrderBy(t => t.Name, StringComparer.Ordinal);
        var schemas = new JsonObject(types.Select(t => KeyValuePair.Create(t.Name, (JsonNode?)Schema(t))));
        schemas[nameof(DryRunResponse)] = Schema(typeof(DryRunResponse));
        schemas[Problem] = Schema(typeof(ProblemBody));
        return schemas;
    }

    private static JsonNode Schema(Type type)
    {
        JsonTypeInfo info = ApiJson.Default.GetTypeInfo(type)!;
        var exporter = new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) => Written(Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) ?? node,
        };
        return info.GetJsonSchemaAsNode(exporter);
    }

    // Types that we read ourselves.
    private static JsonObject? Written(Type type)
    {
        if (type == typeof(RequestTime))
            return new() { ["type"] = "string", ["format"] = "date-time", ["description"] = "RFC 3339; UTC without a zone." };
        return type != typeof(RequestAmount) ? null : new()
        {
            ["type"] = new JsonArray("string", "number"),
            ["pattern"] = "^-?[0-9]+(\\.[0-9]+)?$",
            ["description"] = "A plain decimal, best as text; never rounded.",
        };
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };

    private static string Words(string path) => string.Concat(
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Trim('{', '}')).Select(s => char.ToUpperInvariant(s[0]) + s[1..]));
}
