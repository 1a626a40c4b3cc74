using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http;

/// <summary>
/// How fast one caller may go: a bucket per token subject and pod, so that one caller's loop cannot fill the lanes for all. Callers with
/// the scope wallet:admin are services of the platform's own and are held back by the lanes' bound alone.
/// </summary>
internal static class RateLimits
{
    private const int PerSecond = 100;
    private const int Burst = 200;

    /// <summary>Adds the limiter; it follows authentication.</summary>
    public static void AddRateLimits(this IServiceCollection services, AuthOptions auth)
    {
        if (!auth.Enabled)
            return;
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalSeconds) : 1;
                rejected.HttpContext.RequestServices.GetRequiredService<ApiMetrics>().Shed("rate_limit");
                rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                IsHeldBack(http)
                    ? RateLimitPartition.GetTokenBucketLimiter(CallerIdentity.SubjectOf(http), _ => new()
                    {
                        TokenLimit = Burst,
                        TokensPerPeriod = PerSecond / 10,
                        ReplenishmentPeriod = TimeSpan.FromSeconds(0.1),
                    })
                    : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>Holds callers back, and tells each how much of its rate is left.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limiter = app.Services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        app.Use((http, next) =>
        {
            if (IsHeldBack(http))
                http.Response.OnStarting(() => Tell(http, limiter));
            return next(http);
        });
        app.UseRateLimiter();
    }

    private static Task Tell(HttpContext http, PartitionedRateLimiter<HttpContext> limiter)
    {
        var left = limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0;
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = Text(Burst);
        headers["RateLimit-Remaining"] = Text(left);
        // Seconds until all of it is there again.
        headers["RateLimit-Reset"] = Text((long)Math.Ceiling((Burst - left) / (double)PerSecond));
        return Task.CompletedTask;
    }

    private static bool IsHeldBack(HttpContext http)
        => http.User.Identity is { IsAuthenticated: true } && !CallerIdentity.HasScope(http.User, CallerIdentity.AdminScope);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
