using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Commands;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http.OpenApi;

/// <summary>A route as the document has it.</summary>
internal static class Operation
{
    private static readonly ProblemType[] OfAll =
    [
        ProblemType.Validation, ProblemType.Unauthenticated, ProblemType.Forbidden, ProblemType.RateLimited, ProblemType.Unavailable,
        ProblemType.IdentityProviderUnavailable, ProblemType.Internal,
    ];

    private static readonly ProblemType[] OfWrites =
    [
        ProblemType.Of(ResultCode.Overloaded), ProblemType.Of(ResultCode.WriterUnavailable), ProblemType.Of(ResultCode.DeadlineExceeded),
        ProblemType.Of(ResultCode.Unknown), ProblemType.Of(ResultCode.Failed),
    ];

    private static readonly ProblemType[] OfBodies = [ProblemType.TooLarge, ProblemType.UnsupportedMediaType];

    /// <summary>Every problem that an operation can answer with.</summary>
    public static IEnumerable<ProblemType> ProblemsOf(Route route)
    {
        IEnumerable<ProblemType> all =
        [
            .. route.Problems, .. OfAll, .. route.Changes ? OfWrites : [], .. route.Request is null ? [] : OfBodies,
            .. route.IsConditional ? [ProblemType.PreconditionFailed] : Array.Empty<ProblemType>(),
        ];
        return all.Distinct();
    }

    /// <summary>The operation.</summary>
    public static JsonObject Of(Route route, AuthOptions auth)
    {
        var operation = new JsonObject
        {
            ["operationId"] = $"{route.Method.ToLowerInvariant()}{Words(route.Path)}",
            ["summary"] = route.Summary,
            ["description"] = Description(route),
            ["tags"] = new JsonArray(route.Path.Split('/')[1]),
            ["parameters"] = Parameters.Of(route),
            ["responses"] = Responses(route, auth),
        };
        if (auth.Enabled)
            operation["security"] = new JsonArray(new JsonObject { [OpenApiDocument.Security] = new JsonArray(CallerIdentity.NameOf(route.Scope)) });
        if (route.Request is not null)
        {
            var content = new JsonObject { ["schema"] = Schemas.Reference(Schemas.RequestOf(route)) };
            if (route.Example is { } example)
                content["example"] = JsonNode.Parse(example);
            operation["requestBody"] = new JsonObject { ["required"] = !route.IsBodyOptional, ["content"] = new JsonObject { ["application/json"] = content } };
        }
        return operation;
    }

    private static string Description(Route route)
    {
        var description = $"{route.Summary}. Needs {CallerIdentity.NameOf(route.Scope)}.";
        return route.Key == KeyUse.OrReference
            ? $"{description} Without an {IdempotencyKeys.Header}, the referenceId stands in for it, unique among the wallets of one owner."
            : description;
    }

    private static JsonObject Responses(Route route, AuthOptions auth)
    {
        var responses = new JsonObject
        {
            [$"{route.Status}"] = new JsonObject
            {
                ["description"] = "Done",
                ["headers"] = AnswerHeaders.OfSuccess(route, auth),
                ["content"] = Json(Schemas.Reference(route.Response.Name), [("done", AnswerExamples.Of(route))]),
            },
        };
        if (route.Changes)
            AddDryRun(responses, route, auth);
        else if (route.CanBeHeld)
            responses["304"] = new JsonObject { ["description"] = "The caller has it", ["headers"] = AnswerHeaders.OfSuccess(route, auth) };
        foreach (var byStatus in ProblemsOf(route).GroupBy(p => p.Status).OrderBy(g => g.Key))
            responses[$"{byStatus.Key}"] = Problem(byStatus.Key, [.. byStatus], route, auth);
        return responses;
    }

    private static JsonObject Problem(int status, IReadOnlyList<ProblemType> problems, Route route, AuthOptions auth) => new()
    {
        ["description"] = string.Join(
            ", ", problems.Select(p => $"{p.Code} ({JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Outcome.ToString())})").Distinct()),
        ["headers"] = AnswerHeaders.OfProblem(status, problems, route, auth),
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = new JsonObject
                {
                    ["allOf"] = new JsonArray(Schemas.Reference(Schemas.Problem), new JsonObject
                    {
                        ["properties"] = new JsonObject
                        {
                            ["status"] = new JsonObject { ["const"] = status },
                            ["code"] = new JsonObject { ["enum"] = new JsonArray([.. problems.Select(p => p.Code).Distinct().Select(code => (JsonNode)code)]) },
                        },
                    }),
                },
                ["examples"] = ProblemExamples.References(problems),
            },
        },
    };

    private static void AddDryRun(JsonObject responses, Route route, AuthOptions auth)
    {
        var dryRun = Schemas.Reference(nameof(DryRunResponse));
        var isAlone = route.Status != StatusCodes.Status200OK;
        responses[$"{StatusCodes.Status200OK}"] = new JsonObject
        {
            ["description"] = isAlone ? "What a dry run would have come to" : "Done or, in a dry run, what it would have come to",
            ["headers"] = AnswerHeaders.OfSuccess(route, auth),
            ["content"] = isAlone
                ? Json(dryRun, [("dryRun", AnswerExamples.OfDryRun(route))])
                : Json(
                    new() { ["anyOf"] = new JsonArray(Schemas.Reference(route.Response.Name), dryRun) },
                    [("done", AnswerExamples.Of(route)), ("dryRun", AnswerExamples.OfDryRun(route))]),
        };
    }

    private static JsonObject Json(JsonObject schema, (string Name, JsonNode? Value)[] examples) => new()
    {
        ["application/json"] = new JsonObject
        {
            ["schema"] = schema,
            ["examples"] = new JsonObject(
                examples.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Name, (JsonNode?)new JsonObject { ["value"] = e.Value }))),
        },
    };

    private static string Words(string path) => string.Concat(
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Trim('{', '}')).Select(s => char.ToUpperInvariant(s[0]) + s[1..]));
}
