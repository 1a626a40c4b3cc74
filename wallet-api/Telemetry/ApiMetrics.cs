using System.Diagnostics.Metrics;

namespace Wallet.Api.Telemetry;

/// <summary>The service's own measurements. Names follow Prometheus after export: dots become underscores, counters end in _total.</summary>
internal sealed class ApiMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Wallet.Api";

    private readonly Counter<long> _commands;
    private readonly Counter<long> _moved;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _published;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _violations;
    private readonly Counter<long> _audited;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _loadSeconds;
    private readonly Histogram<double> _commitSeconds;
    private long _outboxBatches;
    private long _outboxLagMilliseconds;

    public ApiMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _commands = meter.CreateCounter<long>("wallet.operations", description: "Commands answered, by kind and result code.");
        _moved = meter.CreateCounter<long>("wallet.money.moved", description: "Minor units moved, by kind and currency.");
        _faults = meter.CreateCounter<long>("wallet.database.faults", description: "Faults of the database met by batches, by class.");
        _published = meter.CreateCounter<long>("wallet.outbox.events.published", description: "Events acknowledged by Kafka, by topic.");
        _reads = meter.CreateCounter<long>("wallet.reads", description: "Balances read, by source.");
        _violations = meter.CreateCounter<long>("wallet.invariant.violations", description: "Violations of the ledger's invariants that the auditor found.");
        _audited = meter.CreateCounter<long>("wallet.invariant.checks", description: "Wallets and transactions that the auditor checked.");
        _batchSize = meter.CreateHistogram("wallet.batch.size", description: "Commands per transaction.", advice: new InstrumentAdvice<int>
        {
            HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
        });
        _loadSeconds = meter.CreateHistogram("wallet.batch.load", "s", "Time to lock and read a batch's rows.", null, Latency);
        _commitSeconds = meter.CreateHistogram("wallet.batch.commit", "s", "Time to write and commit a batch.", null, Latency);
        meter.CreateObservableGauge("wallet.outbox.depth", () => Interlocked.Read(ref _outboxBatches), description: "Batches that wait to be published (the relay's leader alone reports them).");
        meter.CreateObservableGauge("wallet.outbox.lag", () => Interlocked.Read(ref _outboxLagMilliseconds) / 1000.0, "s", "Age of the oldest batch that waits to be published.");
    }

    private static InstrumentAdvice<double> Latency { get; } = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    /// <summary>A command of a kind was answered with a code; <paramref name="amountMinor"/> of money in a currency was moved by it.</summary>
    public void Answered(string kind, string code, string currency = "", long amountMinor = 0)
    {
        _commands.Add(1, new("kind", kind), new KeyValuePair<string, object?>("code", code));
        if (amountMinor > 0)
            _moved.Add(amountMinor, new("kind", kind), new KeyValuePair<string, object?>("currency", currency));
    }

    /// <summary>A batch met a fault.</summary>
    public void Faulted(string fault) => _faults.Add(1, new KeyValuePair<string, object?>("class", fault));

    /// <summary>A batch was committed.</summary>
    public void Committed(int size, TimeSpan load, TimeSpan commit)
    {
        _batchSize.Record(size);
        _loadSeconds.Record(load.TotalSeconds);
        _commitSeconds.Record(commit.TotalSeconds);
    }

    /// <summary>Events were acknowledged.</summary>
    public void Published(string topic, int count) => _published.Add(count, new KeyValuePair<string, object?>("topic", topic));

    /// <summary>How much waits in the outbox, and for how long the oldest has.</summary>
    public void OutboxIs(long batches, TimeSpan lag)
    {
        Interlocked.Exchange(ref _outboxBatches, batches);
        Interlocked.Exchange(ref _outboxLagMilliseconds, (long)lag.TotalMilliseconds);
    }

    /// <summary>An invariant does not hold.</summary>
    public void Violated(string invariant) => _violations.Add(1, new KeyValuePair<string, object?>("invariant", invariant));

    /// <summary>So many wallets or transactions were checked.</summary>
    public void Audited(int count) => _audited.Add(count);

    /// <summary>A balance was read.</summary>
    public void Read(string source) => _reads.Add(1, new KeyValuePair<string, object?>("source", source));
}
