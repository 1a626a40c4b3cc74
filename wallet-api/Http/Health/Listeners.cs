using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Wallet.Api.Http.OpenApi;

namespace Wallet.Api.Http.Health;

/// <summary>One of the two ports.</summary>
internal enum Listener
{
    /// <summary>For callers, and for what judges whether they can be served.</summary>
    Public,

    /// <summary>For those who run the service: health with its reasons, metrics.</summary>
    Management,
}

/// <summary>
/// What each port serves, as config/contract/wallet-api.json has it. A connection is marked by the port that took it, so that nothing that a
/// request says (Host, Forwarded, its target) leads to the other port's paths.
/// </summary>
internal static class Listeners
{
    private static readonly PathString[] OfPublic = ["/api", HealthEndpoints.Live, HealthEndpoints.Started, HealthEndpoints.Ready];

    private static readonly PathString[] OfManagement = [HealthEndpoints.All, Telemetry.OpenTelemetrySetup.MetricsPath];

    private static readonly PathString[] OfDocumentation = [Documentation.DocumentPath, Documentation.PagePath];

    /// <summary>Whether a port serves a path. What is in no list is served nowhere.</summary>
    public static bool Serves(this Listener listener, PathString path, DocumentationPlace documentation)
    {
        var isPublic = listener == Listener.Public;
        return IsBelow(path, isPublic ? OfPublic : OfManagement)
            || (documentation == (isPublic ? DocumentationPlace.Public : DocumentationPlace.Management) && IsBelow(path, OfDocumentation));
    }

    /// <summary>The port that a request came in by.</summary>
    public static Listener Of(HttpContext http) => http.Features.GetRequiredFeature<Mark>().Listener;

    /// <summary>Marks the connections of a port.</summary>
    public static void MarkAs(this ListenOptions port, Listener listener)
    {
        var mark = new Mark(listener);
        port.Use(next => connection =>
        {
            connection.Features.Set(mark);
            return next(connection);
        });
    }

    /// <summary>Answers 404 to what the request's port does not serve.</summary>
    public static void UseListeners(this WebApplication app, DocumentationPlace documentation) => app.Use((http, next) =>
    {
        if (Of(http).Serves(http.Request.Path, documentation))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    // Every request comes by here: no allocation.
    private static bool IsBelow(PathString path, PathString[] roots)
    {
        foreach (var root in roots)
        {
            if (path.StartsWithSegments(root))
                return true;
        }
        return false;
    }

    private sealed record Mark(Listener Listener);
}
