using System.Diagnostics;

namespace Wallet.Api.Telemetry;

/// <summary>
/// The service's own spans. A batch serves many requests, so it is a trace of its own with a link to each request's span. No span carries
/// SQL: it would hold amounts and what identifies people.
/// </summary>
internal static class ApiTracing
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Wallet.Api";

    // What the SDK keeps of a span by default.
    private const int MaxLinks = 128;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span of the request under way, if anybody will see it.</summary>
    public static Activity? Caller => Source.HasListeners() && Activity.Current is { Recorded: true } activity ? activity : null;

    /// <summary>Starts the span of a batch; null when no one listens.</summary>
    public static Activity? StartBatch<T>(IReadOnlyCollection<T> batch, Func<T, Activity?> callerOf)
    {
        if (!Source.HasListeners())
            return null;
        var links = batch.Select(callerOf).OfType<Activity>().Take(MaxLinks).Select(caller => new ActivityLink(caller.Context)).ToList();
        // Work that no span asked for is not traced: a batch is as interesting as its requests.
        if (links.Count == 0)
            return null;
        var span = Source.StartActivity("batch", ActivityKind.Internal, parentContext: default, links: links);
        return span?.SetTag("wallet.batch.size", batch.Count);
    }
}
