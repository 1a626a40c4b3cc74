using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Wallet.Operator.Aws.Pacing;

/// <summary>
/// Keeps the operator's calls within what AWS takes: one bucket for each region, service, and sort of calls. All credentials of a process are
/// of one account, as is the pace.
/// </summary>
/// <param name="time">Clock.</param>
/// <param name="rates">Rates to begin with, by service and whether the call reads; the table's where none are given.</param>
internal sealed class CallPacing(TimeProvider time, Func<string, bool, CallRate>? rates = null) : IDisposable
{
    private const string Everywhere = "";

    private static readonly Meter Meter = new(CallObserver.MeterName);

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>(
        "wallet_operator_aws_wait_seconds", "s", "How long calls that had to wait have waited for their turn, by service and sort.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2, 5, 10] });

    private static readonly Counter<long> Throttles = Meter.CreateCounter<long>(
        "wallet_operator_aws_throttles", description: "Calls that AWS refused as too many, by service and sort.");

    private static readonly Counter<long> HeldBack = Meter.CreateCounter<long>(
        "wallet_operator_aws_held_back", description: "Calls that were not sent because they would have waited for too long, by service and sort.");

    private readonly ConcurrentDictionary<(string Region, string Service, bool IsRead), CallQueue> _queues = new();

    /// <summary>Calls that wait for their turn.</summary>
    public int Waiting => _queues.Values.Sum(queue => queue.Waiting);

    /// <summary>The queue of a call. IAM is one service for all regions.</summary>
    public CallQueue Of(string region, string service, bool isRead) => _queues.GetOrAdd(
        (service == "iam" ? Everywhere : region, service, isRead),
        key => new CallQueue($"{(key.IsRead ? "Reads of" : "Changes in")} {key.Service}", (rates ?? CallRates.Of)(key.Service, key.IsRead), time));

    /// <summary>Waits for the turn of a call.</summary>
    public async Task WaitAsync(string region, string service, bool isRead, CallLane lane, CancellationToken cancellationToken)
    {
        var queue = Of(region, service, isRead);
        var began = queue.Now;
        try
        {
            await queue.WaitAsync(lane, cancellationToken);
        }
        catch (CallsHeldBackException)
        {
            HeldBack.Add(1, new("service", service), new("sort", SortOf(isRead)));
            throw;
        }

        if (queue.Now > began)
            Waits.Record((queue.Now - began).TotalSeconds, new("service", service), new("sort", SortOf(isRead)));
    }

    /// <summary>AWS refused a call as one too many.</summary>
    public void Throttled(string region, string service, bool isRead, TimeSpan sentAt)
    {
        Throttles.Add(1, new("service", service), new("sort", SortOf(isRead)));
        Of(region, service, isRead).Throttled(sentAt);
    }

    public void Dispose()
    {
        foreach (var queue in _queues.Values)
            queue.Dispose();
    }

    private static string SortOf(bool isRead) => isRead ? "read" : "change";
}
