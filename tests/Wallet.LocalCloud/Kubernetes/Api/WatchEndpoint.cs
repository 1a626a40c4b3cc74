using System.Globalization;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Streams changes, one JSON line each, until the client leaves or the time it asked for is over.</summary>
internal sealed class WatchEndpoint(ApiServices services)
{
    private static readonly TimeSpan BookmarkPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(45);

    public async Task Watch(ApiCall call)
    {
        var query = ListQuery.Read(call);
        var stream = new WatchStream(call, query, services.Time);
        call.Http.Response.StatusCode = 200;
        call.Http.Response.ContentType = "application/json";
        var after = After(call);
        // Before the subscription: a test that sees a watch in the store may cut it at once.
        var watching = services.Outages.Watching;
        using var subscription = services.Store.Subscribe(call.Kind.Storage, after);
        if (subscription is null)
        {
            var expired = Faults.Expired($"too old resource version: {after} ({services.Store.Oldest})");
            await stream.Send("ERROR", expired.Status);
            return;
        }

        using var cut = CancellationTokenSource.CreateLinkedTokenSource(call.Aborted, services.Options.Stopping, watching);
        try
        {
            await Begin(call, stream, subscription);
            await Follow(call, stream, subscription, cut.Token);
        }
        catch (OperationCanceledException)
        {
            // The watch was cut, the server stops, or the client left.
        }
    }

    private static async Task Begin(ApiCall call, WatchStream stream, StoreSubscription subscription)
    {
        foreach (var stored in subscription.Initial.Where(stream.Covers)) await stream.Object("ADDED", stored);
        stream.Seen = subscription.Revision;
        if (call.Asks("sendInitialEvents") && call.Asks("allowWatchBookmarks"))
        {
            await stream.Bookmark(subscription.Revision, endsInitialEvents: true);
        }

        await stream.Flush();
    }

    private async Task Follow(ApiCall call, WatchStream stream, StoreSubscription subscription, CancellationToken cut)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cut);
        end.CancelAfter(Duration(call));
        var pause = Bookmarks(call);
        while (!end.IsCancellationRequested)
        {
            // Before each wait, whose time may be over before it has looked for a change.
            await SendChanges(call, stream, subscription, end.Token);
            if (await HasChange(subscription, pause, end.Token) || end.IsCancellationRequested) continue;
            pause = BookmarkPeriod;
            await stream.Bookmark(stream.Seen);
            await stream.Flush();
        }

        cut.ThrowIfCancellationRequested();
        // The time is over: what came until now is still sent, however late the server has got to it.
        await SendChanges(call, stream, subscription, end.Token);
        if (IsBeforeEnd(pause)) await stream.Bookmark(stream.Seen);
        await stream.Flush();
    }

    /// <summary>Sends the changes that are there; ends the watch when its time is over while they are held back.</summary>
    private async Task SendChanges(ApiCall call, WatchStream stream, StoreSubscription subscription, CancellationToken end)
    {
        var after = After(call) ?? 0;
        while (subscription.Changes.TryRead(out var change))
        {
            if (change.Revision <= after) continue;
            await services.Outages.ReleasedFor(call.User).WaitAsync(end);
            await stream.Change(change);
            if (services.Outages.SendsEventsTwice) await stream.Change(change);
        }

        await stream.Flush();
    }

    /// <returns>False when there is none before a bookmark is due, or before the end.</returns>
    private static async Task<bool> HasChange(StoreSubscription subscription, TimeSpan pause, CancellationToken end)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(end);
        limit.CancelAfter(pause);
        try
        {
            return await subscription.Changes.WaitToReadAsync(limit.Token) ? true : throw new OperationCanceledException("the store is closed");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool IsBeforeEnd(TimeSpan pause) => pause > TimeSpan.Zero && pause < BookmarkPeriod;

    // One a minute, and one two seconds before the end of a watch that is shorter.
    private static TimeSpan Bookmarks(ApiCall call)
    {
        if (!call.Asks("allowWatchBookmarks")) return Timeout.InfiniteTimeSpan;
        var beforeEnd = Duration(call) - TimeSpan.FromSeconds(2);
        if (beforeEnd <= TimeSpan.Zero) return Timeout.InfiniteTimeSpan;
        return beforeEnd < BookmarkPeriod ? beforeEnd : BookmarkPeriod;
    }

    private static long? After(ApiCall call)
    {
        if (call.Asks("sendInitialEvents")) return null;
        return long.TryParse(call.Query("resourceVersion"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : null;
    }

    private static TimeSpan Duration(ApiCall call)
        => long.TryParse(call.Query("timeoutSeconds"), out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : LongestWatch;
}
