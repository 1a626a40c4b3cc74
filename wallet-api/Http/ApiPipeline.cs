using Microsoft.AspNetCore.Http.Metadata;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Problems;
using Wallet.Api.Storage;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http;

/// <summary>Puts the routes behind Kestrel: every answer that is not well is a problem, whatever went wrong.</summary>
internal static class ApiPipeline
{
    /// <summary>Maps the table of routes below /api/v1.</summary>
    public static void MapApi(this WebApplication app, IReadOnlyList<Route> routes, AuthOptions auth, ApiMetrics metrics, TimeProvider clock)
    {
        foreach (var route in routes)
        {
            RequestDelegate handle = async http =>
            {
                var result = await HandleAsync(route, http, clock);
                metrics.Responded(result.Code, result.Outcome);
                http.Response.Headers.CacheControl = "no-store";
                await result.WriteAsync(http);
            };
            var endpoint = app.MapMethods($"/api/v1{route.Path}", route.Methods, handle).WithMetadata(new BodyLimit(route.MaxBodyBytes));
            if (auth.Enabled)
                endpoint.RequireAuthorization(route.Scope.ToString());
        }
    }

    private static async Task<ApiResult> HandleAsync(Route route, HttpContext http, TimeProvider clock)
    {
        if (!route.Changes)
            return await route.Handle(http);
        var problem = RequestTerms.Read(http, clock) ?? EntityTags.Condition(http).Problem;
        if (problem is null && !route.IsConditional && http.Request.Headers.IfMatch.Count > 0)
            problem = new(ProblemType.Validation, "If-Match is for what changes the one wallet or limit profile of the path; here, nothing has the tag.");
        return problem is not null ? problem : DryRunReply.On(http, await route.Handle(http));
    }

    /// <summary>Turns faults and empty error answers into problems.</summary>
    public static void UseProblems(this WebApplication app, ILogger log, ApiMetrics metrics, FaultLog faults) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400 and < 600, ContentType: null })
                await AnswerAsync(http, OfStatus(http.Response.StatusCode), metrics);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; there is no one to answer.
        }
#pragma warning disable CA1031 // The outermost place: whatever it is, the caller gets a problem and the log the cause.
        catch (Exception exception) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            await AnswerAsync(http, Of(http, exception, log, faults), metrics);
        }
    });

    private static Task AnswerAsync(HttpContext http, Problem problem, ApiMetrics metrics)
    {
        metrics.Responded(problem.Code, problem.Outcome);
        return problem.WriteAsync(http);
    }

    private static Problem Of(HttpContext http, Exception exception, ILogger log, FaultLog faults)
    {
        switch (exception)
        {
            case DatabaseException { IsPassing: true }:
                faults.Report("a request", exception);
                return new(ProblemType.Unavailable, "Nothing was changed; ask again in a moment.");
            case UnreadableRowException row:
                faults.Report("a request", exception);
                return new(
                    ProblemType.Internal, $"Transaction {row.Transaction} cannot be read; the fault is logged, and other transactions are well.");
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(ProblemType.TooLarge, "Send a smaller body.");
            case BadHttpRequestException:
                return new(ProblemType.Validation, "The request is not well-formed HTTP.");
            default:
                Log.RequestFailed(log, exception, RequestTrace.IdOf(http));
                return new(ProblemType.Internal, "The fault is logged. With an idempotency key, the same request may be sent again.");
        }
    }

    private static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(
            ProblemType.Unauthenticated, "Send Authorization: Bearer with a token of the configured issuer and audience."),
        StatusCodes.Status403Forbidden => new(ProblemType.Forbidden, "The operation's scope is in the OpenAPI document."),
        StatusCodes.Status405MethodNotAllowed => new(ProblemType.MethodNotAllowed, "The Allow header has the methods."),
        StatusCodes.Status413PayloadTooLarge => new(ProblemType.TooLarge, "Send a smaller body."),
        StatusCodes.Status415UnsupportedMediaType => new(ProblemType.UnsupportedMediaType, "Send the header Content-Type: application/json."),
        StatusCodes.Status429TooManyRequests => new(ProblemType.RateLimited, "Wait for as long as Retry-After says."),
        StatusCodes.Status404NotFound => new(ProblemType.NotFound, "The paths are in the OpenAPI document."),
        _ => new(ProblemType.Validation, "The request is not valid."),
    };

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
