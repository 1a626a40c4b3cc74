using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Wallet.Operator.Telemetry;

/// <summary>What the operator counts and measures; served at /metrics.</summary>
internal sealed class OperatorMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Wallet.Operator";

    private readonly Meter _meter;
    private readonly Counter<long> _passes;
    private readonly Histogram<double> _passSeconds;
    private readonly Counter<long> _statusWrites;
    private readonly Counter<long> _changes;
    private readonly Counter<long> _faults;
    private readonly Histogram<double> _timeToReady;
    private readonly ConcurrentDictionary<(string Namespace, string Name), bool> _ready = new();

    public OperatorMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _passes = _meter.CreateCounter<long>("wallet_operator_passes", description: "Passes over a platform, by how they ended.");
        _passSeconds = _meter.CreateHistogram<double>("wallet_operator_pass_seconds", "s", "Duration of a pass.");
        _statusWrites = _meter.CreateCounter<long>("wallet_operator_status_writes", description: "Status patches; zero while nothing changes.");
        _changes = _meter.CreateCounter<long>("wallet_operator_changes", description: "Changes made, by component, verb and effect.");
        _faults = _meter.CreateCounter<long>("wallet_operator_faults", description: "Faults of AWS and Kubernetes, by component and reason.");
        _timeToReady = _meter.CreateHistogram<double>(
            "wallet_operator_time_to_ready_seconds",
            "s",
            "From a platform's creation to the first time it was ready.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [60, 300, 600, 900, 1200, 1800, 2700, 3600, 7200] });
        _meter.CreateObservableGauge(
            "wallet_operator_platform_ready", Readiness, description: "1 for each platform that is ready, 0 for each that is not.");
    }

    public void PassEnded(string result, TimeSpan duration)
    {
        _passes.Add(1, KeyValuePair.Create<string, object?>("result", result));
        _passSeconds.Record(duration.TotalSeconds);
    }

    public void StatusWritten() => _statusWrites.Add(1);

    public void Changed(string component, string verb, string effect) => _changes.Add(
        1,
        KeyValuePair.Create<string, object?>("component", component),
        KeyValuePair.Create<string, object?>("verb", verb),
        KeyValuePair.Create<string, object?>("effect", effect));

    public void Faulted(string component, string reason) => _faults.Add(
        1, KeyValuePair.Create<string, object?>("component", component), KeyValuePair.Create<string, object?>("reason", reason));

    public void BecameReady(TimeSpan afterCreation) => _timeToReady.Record(afterCreation.TotalSeconds);

    /// <summary>How a platform stands after a pass.</summary>
    public void PlatformReady(string @namespace, string name, bool ready) => _ready[(@namespace, name)] = ready;

    /// <summary>A platform is gone: its series end.</summary>
    public void PlatformGone(string @namespace, string name) => _ready.TryRemove((@namespace, name), out _);

    /// <summary>Gauges that are read when scraped. A standby watches nothing: its silence would only raise alarms.</summary>
    public void Observe(Func<int> queueDepth, Func<TimeSpan> queueAge, Func<bool> leads, Func<IEnumerable<WatchSilence>> watches)
    {
        _meter.CreateObservableGauge("wallet_operator_queue_depth", queueDepth, description: "Platforms that wait for a worker.");
        _meter.CreateObservableGauge(
            "wallet_operator_queue_age_seconds", () => queueAge().TotalSeconds, "s", "How long the longest waiting platform has waited.");
        _meter.CreateObservableGauge("wallet_operator_leader", () => leads() ? 1 : 0, description: "1 while this process leads.");
        _meter.CreateObservableGauge(
            "wallet_operator_watch_silence_seconds",
            () => (leads() ? watches() : []).Select(watch => new Measurement<double>(
                watch.For.TotalSeconds, Tag("resource", watch.Resource), Tag("namespace", watch.Namespace))),
            "s",
            "Time since the API server last gave what a watch asked for; the namespace is empty for watches of all.");
    }

    private IEnumerable<Measurement<int>> Readiness() => _ready.Select(platform => new Measurement<int>(
        platform.Value ? 1 : 0, Tag("namespace", platform.Key.Namespace), Tag("name", platform.Key.Name)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

/// <summary>How long a watch has heard nothing.</summary>
internal readonly record struct WatchSilence(string Resource, string Namespace, TimeSpan For);
