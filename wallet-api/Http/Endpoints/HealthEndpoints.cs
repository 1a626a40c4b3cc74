using Wallet.Api.Upkeep;

namespace Wallet.Api.Http.Endpoints;

/// <summary>
/// The probes. Live: the process answers. Started: the database was reached and has its schema. Ready: started, not stopping, and the
/// writer has not been away for long. Redis and Kafka are shown and never decide.
/// </summary>
internal sealed class HealthEndpoints(ServiceHealth health)
{
    /// <summary>Maps the probes.</summary>
    public void Map(WebApplication app)
    {
        app.MapGet("/q/health/live", (RequestDelegate)(http => Write(http, isUp: true, [])));
        app.MapGet("/q/health/started", (RequestDelegate)(http => Write(http, health.IsStarted, [])));
        app.MapGet("/q/health/ready", (RequestDelegate)(http => Write(http, health.IsReady, health.Checks)));
        app.MapGet("/q/health", (RequestDelegate)(http => Write(http, health.IsReady, health.Checks)));
    }

    private static Task Write(HttpContext http, bool isUp, IReadOnlyList<(string Name, bool IsUp, string? Reason)> checks)
    {
        var body = new HealthResponse(Word(isUp), [.. checks.Select(c => new HealthCheckResponse(c.Name, Word(c.IsUp), c.IsUp ? null : c.Reason))]);
        return new Reply<HealthResponse>(
            isUp ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, body, ApiJson.Default.HealthResponse).WriteAsync(http);
    }

    private static string Word(bool isUp) => isUp ? "UP" : "DOWN";
}
