using Wallet.Api.Http.Idempotency;

namespace Wallet.Api.Http.Access;

/// <summary>Which sites' browser applications may call (CORS): those that are listed, with a token of their own and no cookies.</summary>
internal static class BrowserOrigins
{
    private static readonly string[] Shown =
    [
        "ETag", "Location", "Retry-After", "Wallet-Version", "Idempotency-Replayed", "Preference-Applied", "RateLimit-Limit",
        "RateLimit-Remaining", "RateLimit-Reset",
    ];

    private static readonly string[] Taken =
    [
        "Authorization", "Content-Type", "If-Match", "If-None-Match", "Prefer", "traceparent", "tracestate", IdempotencyKeys.Header,
        RequestTerms.DeadlineHeader,
    ];

    /// <summary>Whether a text is an origin as browsers send it (RFC 6454, 6.2): a scheme, a host, perhaps a port, no path.</summary>
    public static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && $"{uri.Scheme}://{uri.Authority}" == text;

    /// <summary>Adds the services; without origins, none.</summary>
    public static void AddBrowserOrigins(this IServiceCollection services, IReadOnlyList<string> origins)
    {
        if (origins.Count == 0)
            return;
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. origins]).WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE").WithHeaders(Taken).WithExposedHeaders(Shown)
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
    }

    /// <summary>Answers browsers' questions, and marks answers that a site may read.</summary>
    public static void UseBrowserOrigins(this WebApplication app, IReadOnlyList<string> origins)
    {
        if (origins.Count > 0)
            app.UseCors();
    }
}
