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

    /// <summary>Gauges that are read when scraped.</summary>
    public void Observe(Func<int> queueDepth, Func<TimeSpan> queueAge, Func<bool> leads, Func<TimeSpan> watchSilence)
    {
        _meter.CreateObservableGauge("wallet_operator_queue_depth", queueDepth, description: "Platforms that wait for a worker.");
        _meter.CreateObservableGauge(
            "wallet_operator_queue_age_seconds", () => queueAge().TotalSeconds, "s", "How long the longest waiting platform has waited.");
        _meter.CreateObservableGauge("wallet_operator_leader", () => leads() ? 1 : 0, description: "1 while this process leads.");
        _meter.CreateObservableGauge(
            "wallet_operator_watch_silence_seconds", () => watchSilence().TotalSeconds, "s", "Time since the API server last said anything.");
    }
}
