using System.Collections.Immutable;
using Wallet.LocalCloud.Kubernetes.Rbac;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>
/// What a test has the server do to its clients: no answer, other answers, a namespace that is forbidden, watches that end, events
/// that come late or twice. Each ends when what began it is disposed of. The administrator, as which the cluster's own controllers
/// work, is never forbidden anything.
/// </summary>
public sealed class ApiOutages
{
    private ImmutableList<Outage> _outages = [];
    private ImmutableHashSet<string> _forbidden = [];
    private CancellationTokenSource _watches = new();
    private Hold? _hold;

    /// <summary>Whether every event of a watch is sent twice.</summary>
    public bool SendsEventsTwice { get; set; }

    /// <summary>Ends when the watches of now are cut.</summary>
    internal CancellationToken Watching => Volatile.Read(ref _watches).Token;

    /// <summary>Closes the connection of every request that matches, without an answer, as a proxy before a dead server does.</summary>
    public IDisposable Drop(Func<HttpRequest, bool>? matches = null) => Begin(new Outage(matches, null));

    /// <summary>Answers every request that matches with a code and no more: 500, 503, 429.</summary>
    public IDisposable Answer(int code, Func<HttpRequest, bool>? matches = null) => Begin(new Outage(matches, code));

    /// <summary>Refuses everybody but the administrator everything in a namespace, whatever roles say.</summary>
    public IDisposable Forbid(string space)
    {
        ImmutableInterlocked.Update(ref _forbidden, forbidden => forbidden.Add(space));
        return new End(() => ImmutableInterlocked.Update(ref _forbidden, forbidden => forbidden.Remove(space)));
    }

    /// <summary>Ends all watches that are open; their clients may watch again at once.</summary>
    public void CutWatches() => Interlocked.Exchange(ref _watches, new CancellationTokenSource()).Cancel();

    /// <summary>Holds the events of watches back, and sends them in order once it is disposed of.</summary>
    /// <param name="whose">Whose watches; everybody's, those of the cluster's own controllers too, when it is null.</param>
    public IDisposable HoldEvents(Func<ApiUser, bool>? whose = null)
    {
        var hold = new Hold(whose);
        Volatile.Write(ref _hold, hold);
        return new End(() =>
        {
            Volatile.Write(ref _hold, null);
            hold.Released.TrySetResult();
        });
    }

    /// <summary>Completes when events may be sent to a user.</summary>
    internal Task ReleasedFor(ApiUser user)
        => Volatile.Read(ref _hold) is { } hold && hold.Whose?.Invoke(user) != false ? hold.Released.Task : Task.CompletedTask;

    internal bool Forbids(ApiUser user, string space) => Volatile.Read(ref _forbidden).Contains(space) && !user.IsMaster;

    /// <returns>Whether the request was dealt with.</returns>
    internal async Task<bool> MeetAsync(HttpContext http)
    {
        var outage = Volatile.Read(ref _outages).FirstOrDefault(outage => outage.Matches?.Invoke(http.Request) != false);
        if (outage is null) return false;
        if (outage.Code is not { } code)
        {
            http.Abort();
            return true;
        }

        if (code is 429 or 503) http.Response.Headers.RetryAfter = "1";
        await Api.Answer.Json(http, code, Faults.Status(code, Reason(code), "the server is currently unable to handle the request", null));
        return true;
    }

    private static string Reason(int code) => code switch
    {
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        504 => "Timeout",
        _ => "InternalError",
    };

    private End Begin(Outage outage)
    {
        ImmutableInterlocked.Update(ref _outages, outages => outages.Add(outage));
        return new End(() => ImmutableInterlocked.Update(ref _outages, outages => outages.Remove(outage)));
    }

    private sealed record Outage(Func<HttpRequest, bool>? Matches, int? Code);

    private sealed record Hold(Func<ApiUser, bool>? Whose)
    {
        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class End(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
