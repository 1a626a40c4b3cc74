using System.Diagnostics.Metrics;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>What one operator counts and measures: "instrument tag tag" for each count, "instrument value" for each duration.</summary>
internal sealed class Counts : IDisposable
{
    private const string Prefix = "wallet_operator_";
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];

    /// <summary>Of the meters that <paramref name="meters"/> makes from now on.</summary>
    public Counts(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(
            $"{NameOf(instrument)} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}".TrimEnd()));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Keep(FormattableString.Invariant($"{NameOf(instrument)} {value}")));
        _listener.Start();
    }

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public void Dispose() => _listener.Dispose();

    private static string NameOf(Instrument instrument) => instrument.Name[Prefix.Length..];

    private void Keep(string line)
    {
        lock (_lock)
            _lines.Add(line);
    }
}
