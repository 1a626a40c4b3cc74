using Wallet.Api.Upkeep;

namespace Wallet.Api.Http.Health;

/// <summary>
/// The probes. Live: the process answers. Started: the database was reached and has its schema. Ready: started, not stopping, and the
/// writer has not been away for long. Redis and Kafka are shown and never decide. Both ports have the probes, so that a load balancer judges
/// the port that it sends to; what is wrong, and why, only the management port says.
/// </summary>
internal sealed class HealthEndpoints(ServiceHealth health)
{
    /// <summary>Whether the process answers.</summary>
    public const string Live = "/q/health/live";

    /// <summary>Whether it has started.</summary>
    public const string Started = "/q/health/started";

    /// <summary>Whether it takes requests.</summary>
    public const string Ready = "/q/health/ready";

    /// <summary>As <see cref="Ready"/>, for people.</summary>
    public const string All = "/q/health";

    /// <summary>Maps the probes.</summary>
    public void Map(WebApplication app)
    {
        app.MapGet(Live, (RequestDelegate)(http => Write(http, isUp: true, [])));
        app.MapGet(Started, (RequestDelegate)(http => Write(http, health.IsStarted, [])));
        app.MapGet(Ready, (RequestDelegate)(http => Write(http, health.IsReady, Listeners.Of(http) == Listener.Management ? health.Checks : [])));
        app.MapGet(All, (RequestDelegate)(http => Write(http, health.IsReady, health.Checks)));
    }

    private static Task Write(HttpContext http, bool isUp, IReadOnlyList<(string Name, bool IsUp, string? Reason)> checks)
    {
        var body = new HealthResponse(Word(isUp), [.. checks.Select(c => new HealthCheckResponse(c.Name, Word(c.IsUp), c.IsUp ? null : c.Reason))]);
        return new Reply<HealthResponse>(
            isUp ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, body, ApiJson.Default.HealthResponse).WriteAsync(http);
    }

    private static string Word(bool isUp) => isUp ? "UP" : "DOWN";
}
