using System.Diagnostics;

namespace Wallet.Api.Http.Problems;

/// <summary>
/// The trace by which a request is found in logs and traces. Where nothing is traced, the framework is not asked for one (see Logging): only
/// who meets a problem needs it.
/// </summary>
internal static class RequestTrace
{
    private static readonly object Key = new();

    /// <summary>The caller's trace or, without one, the request's own: 32 hexadecimal digits (W3C Trace Context).</summary>
    public static string IdOf(HttpContext http)
    {
        if (Activity.Current is { } activity)
            return activity.TraceId.ToHexString();
        if (http.Items.TryGetValue(Key, out var known))
            return (string)known!;
        var trace = ActivityContext.TryParse(http.Request.Headers.TraceParent, null, out var caller) ? caller.TraceId : ActivityTraceId.CreateRandom();
        http.Items[Key] = trace.ToHexString();
        return trace.ToHexString();
    }
}
