using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http.Access;

/// <summary>
/// How fast one caller may go: a bucket of tokens per token subject and pod. A request costs one, a batch one for each item. Callers with the
/// scope wallet:admin are services of the platform's own and are held back by their share of the lanes alone.
/// </summary>
internal static class RateLimits
{
    // Tokens come back in small portions.
    private const int Portions = 10;

    /// <summary>Adds the limiter; it follows authentication.</summary>
    public static void AddRateLimits(this IServiceCollection services, AuthOptions auth, RateLimitOptions options)
    {
        services.AddSingleton(options);
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
                CallerIdentity.IsOneOfMany(http)
                    ? RateLimitPartition.GetTokenBucketLimiter(CallerIdentity.SubjectOf(http), _ => new()
                    {
                        TokenLimit = options.Burst,
                        TokensPerPeriod = Math.Max(1, (int)(options.PerSecond / Portions)),
                        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / Math.Min(Portions, options.PerSecond)),
                    })
                    : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>Holds callers back, and answers each how much of its rate is left.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var limiter = LimiterOf(app.Services);
        var options = app.Services.GetRequiredService<RateLimitOptions>();
        app.Use((http, next) =>
        {
            if (CallerIdentity.IsOneOfMany(http))
                http.Response.OnStarting(() => Tell(http, limiter, options));
            return next(http);
        });
        app.UseRateLimiter();
    }

    /// <summary>
    /// Takes the tokens of a batch's other items, but no more than half of what the bucket holds, so that the largest batch can be sent; false,
    /// with Retry-After set, when there are not so many.
    /// </summary>
    public static bool TryTakeItems(HttpContext http, int items)
    {
        if (!CallerIdentity.IsOneOfMany(http) || http.RequestServices.GetService<RateLimitOptions>() is not { } options)
            return true;
        var cost = Math.Min(items - 1, options.Burst / 2);
        if (cost <= 0)
            return true;
        using var lease = LimiterOf(http.RequestServices).AttemptAcquire(http, cost);
        if (lease.IsAcquired)
            return true;
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Ceiling(wait.TotalSeconds) : 1;
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.RequestServices.GetRequiredService<ApiMetrics>().Shed("rate_limit");
        return false;
    }

    private static PartitionedRateLimiter<HttpContext> LimiterOf(IServiceProvider services)
        => services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;

    private static Task Tell(HttpContext http, PartitionedRateLimiter<HttpContext> limiter, RateLimitOptions options)
    {
        var left = limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0;
        var headers = http.Response.Headers;
        headers["RateLimit-Limit"] = Text(options.Burst);
        headers["RateLimit-Remaining"] = Text(left);
        // Seconds until all of it is there again.
        headers["RateLimit-Reset"] = Text((long)Math.Ceiling((options.Burst - left) / options.PerSecond));
        return Task.CompletedTask;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
