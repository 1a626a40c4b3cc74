using System.Diagnostics.Metrics;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Reads an instrument as a scrape does; of every operator in this process.</summary>
internal sealed class Gauges : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _lines = [];

    public Gauges(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Meter.Name == OperatorMetrics.MeterName && published.Name == instrument)
                listener.EnableMeasurementEvents(published);
        };
        _listener.SetMeasurementEventCallback<int>((_, value, tags, _) => Keep(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, _) => Keep(value, tags));
        _listener.Start();
    }

    /// <summary>Each series as "value tag=value tag=value", tags in the order of their names.</summary>
    public IReadOnlyList<string> Read()
    {
        _lines.Clear();
        _listener.RecordObservableInstruments();
        return [.. _lines];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var sorted = tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
        _lines.Add(FormattableString.Invariant($"{value} {string.Join(' ', sorted)}"));
    }
}
