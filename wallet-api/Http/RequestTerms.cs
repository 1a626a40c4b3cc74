using System.Globalization;
using Microsoft.Extensions.Primitives;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>How a caller wants a request to be treated, beside what it asks for. <paramref name="Deadline"/> is a timestamp of the clock.</summary>
internal sealed record RequestTerms(bool IsDryRun, long? Deadline)
{
    /// <summary>The preference (RFC 7240) that nothing be executed.</summary>
    public const string DryRun = "dry-run";

    /// <summary>The header that says within how many milliseconds a request must have begun.</summary>
    public const string DeadlineHeader = "Request-Deadline-Ms";

    /// <summary>The longest deadline.</summary>
    public const int MaxDeadlineMs = 600_000;
    private static readonly RequestTerms Usual = new(false, null);

    /// <summary>The terms of a request, once they were read.</summary>
    public static RequestTerms Of(HttpContext http)
        // Features are searched one by one for what is not the server's own.
        => Headers(http) is ({ Count: 0 }, { Count: 0 }) ? Usual : http.Features.Get<RequestTerms>() ?? Usual;

    /// <summary>Reads them from the headers, for <see cref="Of"/>; what is wrong with them, if anything is.</summary>
    public static Problem? Read(HttpContext http, TimeProvider clock)
    {
        var (prefer, deadline) = Headers(http);
        if (prefer.Count == 0 && deadline.Count == 0)
            return null;
        long? until = null;
        if (deadline.Count > 0)
        {
            if (deadline.Count > 1 || !int.TryParse(deadline, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) || ms is < 1 or > MaxDeadlineMs)
                return new(ProblemType.Validation, $"{DeadlineHeader} is a whole number of milliseconds from 1 to {MaxDeadlineMs}.");
            until = clock.GetTimestamp() + (clock.TimestampFrequency * ms / 1000);
        }
        http.Features.Set(new RequestTerms(prefer.Any(IsDryRunAmong), until));
        return null;
    }

    /// <summary>How much of the time is left, if there is a deadline.</summary>
    public TimeSpan? Left(TimeProvider clock)
    {
        if (Deadline is not { } deadline)
            return null;
        var left = clock.GetElapsedTime(clock.GetTimestamp(), deadline);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static (StringValues Prefer, StringValues Deadline) Headers(HttpContext http)
        => (http.Request.Headers["Prefer"], http.Request.Headers[DeadlineHeader]);

    // One header has several preferences, each perhaps with a value and parameters. Whatever they are: to execute would be worse.
    private static bool IsDryRunAmong(string? preferences) => preferences is not null && preferences.Split(',')
        .Any(preference => preference.Split(';', '=')[0].Trim().Equals(DryRun, StringComparison.OrdinalIgnoreCase));
}
