using System.Globalization;
using Wallet.LocalCloud.Kubernetes.Rbac;
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
        using var subscription = services.Store.Subscribe(call.Kind.Storage, after);
        if (subscription is null)
        {
            var expired = Faults.Expired($"too old resource version: {after} ({services.Store.Oldest})");
            await stream.Send("ERROR", expired.Status);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            call.Aborted, services.Options.Stopping, services.Outages.Watching);
        end.CancelAfter(Duration(call));
        try
        {
            await Begin(call, stream, subscription);
            await Follow(call.User, stream, subscription, after, Bookmarks(call), end.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over, the server stops, or the client left.
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

    private async Task Follow(
        ApiUser user, WatchStream stream, StoreSubscription subscription, long? after, TimeSpan bookmarkPeriod, CancellationToken end)
    {
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(end);
            pause.CancelAfter(bookmarkPeriod);
            try
            {
                if (!await subscription.Changes.WaitToReadAsync(pause.Token)) return;
            }
            catch (OperationCanceledException) when (!end.IsCancellationRequested)
            {
                bookmarkPeriod = BookmarkPeriod;
                await stream.Bookmark(stream.Seen);
                await stream.Flush();
                continue;
            }

            while (subscription.Changes.TryRead(out var change))
            {
                if (change.Revision <= (after ?? 0)) continue;
                await services.Outages.ReleasedFor(user).WaitAsync(end);
                await stream.Change(change);
                if (services.Outages.SendsEventsTwice) await stream.Change(change);
            }

            await stream.Flush();
        }
    }

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
