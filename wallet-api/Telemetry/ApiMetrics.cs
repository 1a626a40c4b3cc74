using System.Diagnostics.Metrics;

namespace Wallet.Api.Telemetry;

/// <summary>
/// The service's own measurements; README.md beside this file lists them. Names follow Prometheus after export: dots become underscores,
/// units and _total are appended. Every tag's value comes from a small closed set, so nothing grows with users or wallets.
/// </summary>
internal sealed class ApiMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Wallet.Api";

    private static readonly string[] EndsOfExports = ["DONE", "FAILED", "CANCELLED"];

    private readonly Meter _meter;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _moved;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _idempotency;
    private readonly Counter<long> _shed;
    private readonly Counter<long> _signingKeys;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _deadlocks;
    private readonly Counter<long> _published;
    private readonly Counter<long> _reads;
    private readonly Counter<long> _cacheHits;
    private readonly Counter<long> _stalePuts;
    private readonly Counter<long> _violations;
    private readonly Counter<long> _audited;
    private readonly Counter<long> _rounds;
    private readonly Counter<long> _webhooks;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _batchSeconds;
    private readonly Histogram<double> _lockSeconds;
    private readonly Histogram<double> _commitSeconds;
    private readonly Counter<long> _exportRows;
    private readonly Counter<long> _exportsEnded;
    private long _timelessAnswers;
    private (long Waiting, long Running) _openExports;

    public ApiMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _commands = _meter.CreateCounter<long>("wallet.operations", description: "Commands answered, by kind and result code.");
        _moved = _meter.CreateCounter<long>("wallet.money.moved", description: "Minor units moved, by kind and currency.");
        _outcomes = _meter.CreateCounter<long>("wallet.outcome", description: "Requests of the REST API answered, by code and outcome.");
        _idempotency = _meter.CreateCounter<long>(
            "wallet.idempotency", description: "Idempotency keys seen again: hit, conflict; or refused: expired.");
        _shed = _meter.CreateCounter<long>("wallet.shed", description: "Work refused without being tried, by reason.");
        _signingKeys = _meter.CreateCounter<long>(
            "wallet.auth.signing_keys", description: "Readings of the identity provider's keys: read or failed.");
        _faults = _meter.CreateCounter<long>("wallet.database.faults", description: "Faults of the database met by batches, by class.");
        _deadlocks = _meter.CreateCounter<long>("wallet.deadlocks", description: "Deadlocks met by batches; their locking order allows none.");
        _published = _meter.CreateCounter<long>("wallet.outbox.events.published", description: "Events acknowledged by Kafka, by topic.");
        _reads = _meter.CreateCounter<long>("wallet.read.source", description: "Balances read, by source.");
        _cacheHits = _meter.CreateCounter<long>("wallet.cache.hits", description: "Balances found in the cache.");
        _stalePuts = _meter.CreateCounter<long>(
            "wallet.cache.stale_puts_refused", description: "Balances that the cache did not take: it had newer ones.");
        _violations = _meter.CreateCounter<long>(
            "wallet.invariant.violations", description: "Violations of the ledger's invariants that the auditor found.");
        _audited = _meter.CreateCounter<long>("wallet.invariant.checks", description: "Wallets and transactions that the auditor checked.");
        _rounds = _meter.CreateCounter<long>(
            "wallet.work.rounds", description: "Rounds of periodic work, by work and result: done, standby, failed.");
        _webhooks = _meter.CreateCounter<long>(
            "wallet.webhook.attempts", description: "Attempts to call webhooks, by what became of the delivery: delivered, retried, dead.");
        _batchSize = _meter.CreateHistogram("wallet.batch.size", description: "Commands per transaction.", advice: Buckets.Sizes);
        _batchSeconds = Seconds("wallet.batch.duration", "From a batch's start to its answers, with every attempt.");
        _lockSeconds = Seconds("wallet.batch.lock_wait", "Until a batch's rows were locked and read: one round trip and the wait for other batches.");
        _commitSeconds = Seconds("wallet.batch.commit", "To write and commit a batch: one round trip.");
        _meter.CreateObservableGauge(
            "wallet.idempotency.timeless", () => Interlocked.Read(ref _timelessAnswers),
            description: "About how many answers are kept permanently because their keys carry no time (of the pod that looks after partitions).");
        _exportRows = _meter.CreateCounter<long>("wallet.export.rows", description: "Rows of exports that were written.");
        _exportsEnded = _meter.CreateCounter<long>("wallet.exports.ended", description: "Exports that ended, by state: DONE, FAILED, CANCELLED.");
        _meter.CreateObservableGauge(
            "wallet.exports.open", OpenExports, description: "Exports that wait or run, by state; of the pod that has them go on.");
        ShowZero(_deadlocks, _stalePuts, _cacheHits, _violations, _audited, _exportRows);
        foreach (var state in EndsOfExports)
            _exportsEnded.Add(0, new KeyValuePair<string, object?>("state", state));
    }

    /// <summary>A command of a kind was answered with a code; <paramref name="amountMinor"/> of money in a currency was moved by it.</summary>
    public void Answered(string kind, string code, string currency = "", long amountMinor = 0)
    {
        _commands.Add(1, new("kind", kind), new KeyValuePair<string, object?>("code", code));
        if (amountMinor > 0)
            _moved.Add(amountMinor, new("kind", kind), new KeyValuePair<string, object?>("currency", currency));
    }

    /// <summary>A request was answered.</summary>
    public void Responded(string code, string outcome)
        => _outcomes.Add(1, new("code", code), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>An idempotency key was seen that decided the answer: hit, conflict or expired.</summary>
    public void KeySeen(string result) => _idempotency.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <summary>Work was refused without being tried.</summary>
    public void Shed(string reason) => _shed.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>The identity provider's keys were read, or could not be.</summary>
    public void SigningKeysRead(string result) => _signingKeys.Add(1, new KeyValuePair<string, object?>("result", result));

    /// <summary>A batch met a fault.</summary>
    public void Faulted(string fault, bool isDeadlock)
    {
        _faults.Add(1, new KeyValuePair<string, object?>("class", fault));
        if (isDeadlock)
            _deadlocks.Add(1);
    }

    /// <summary>A batch was committed.</summary>
    public void Committed(int size, TimeSpan lockWait, TimeSpan commit)
    {
        _batchSize.Record(size);
        _lockSeconds.Record(lockWait.TotalSeconds);
        _commitSeconds.Record(commit.TotalSeconds);
    }

    /// <summary>A batch was answered, whatever the answers.</summary>
    public void BatchAnswered(TimeSpan duration) => _batchSeconds.Record(duration.TotalSeconds);

    /// <summary>Events were acknowledged.</summary>
    public void Published(string topic, int count) => _published.Add(count, new KeyValuePair<string, object?>("topic", topic));

    /// <summary>About so many answers are kept whose keys carry no time.</summary>
    public void TimelessAnswersAre(long count) => Interlocked.Exchange(ref _timelessAnswers, count);

    /// <summary>An invariant does not hold.</summary>
    public void Violated(string invariant) => _violations.Add(1, new KeyValuePair<string, object?>("invariant", invariant));

    /// <summary>So many wallets or transactions were checked.</summary>
    public void Audited(int count) => _audited.Add(count);

    /// <summary>A round of periodic work ended: done, standby or failed.</summary>
    public void WorkDone(string work, string result) => _rounds.Add(1, new("work", work), new KeyValuePair<string, object?>("result", result));

    /// <summary>So many rows of an export were written.</summary>
    public void Exported(int rows) => _exportRows.Add(rows);

    /// <summary>An export ended: DONE, FAILED or CANCELLED.</summary>
    public void ExportEnded(string state) => _exportsEnded.Add(1, new KeyValuePair<string, object?>("state", state));

    /// <summary>So many exports wait and run.</summary>
    public void OpenExportsAre(long waiting, long running)
    {
        lock (_meter)
            _openExports = (waiting, running);
    }

    /// <summary>A webhook was called; the delivery is delivered, retried or dead.</summary>
    public void WebhookTried(string outcome) => _webhooks.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A balance was read.</summary>
    public void Read(string source) => _reads.Add(1, new KeyValuePair<string, object?>("source", source));

    /// <summary>A balance was found in the cache.</summary>
    public void CacheHit() => _cacheHits.Add(1);

    /// <summary>The cache had newer balances than these.</summary>
    public void StalePutsRefused(long count) => _stalePuts.Add(count);

    /// <summary>Shows how many commands wait in each lane, whenever somebody looks.</summary>
    public void ShowLanes(Func<IEnumerable<int>> depths) => _meter.CreateObservableGauge(
        "wallet.lane.queue.depth",
        () => depths().Select((depth, lane) => new Measurement<int>(depth, new KeyValuePair<string, object?>("lane", lane))),
        description: "Commands that wait, by lane.");

    /// <summary>Shows what waits in the outbox, whenever somebody looks; nothing where <paramref name="backlog"/> has none to report.</summary>
    public void ShowOutbox(Func<(long Batches, TimeSpan Lag, long Parked)?> backlog)
    {
        _meter.CreateObservableGauge(
            "wallet.outbox.depth", () => backlog() is { } found ? [new(found.Batches)] : Array.Empty<Measurement<long>>(),
            description: "Batches that wait to be published, counted up to 10,000; of the pod that publishes.");
        _meter.CreateObservableGauge(
            "wallet.outbox.lag", () => backlog() is { } found ? [new(found.Lag.TotalSeconds)] : Array.Empty<Measurement<double>>(), "s",
            "Age of the oldest batch that waits to be published; reported by the pod that publishes.");
        _meter.CreateObservableGauge(
            "wallet.outbox.parked", () => backlog() is { } found ? [new(found.Parked)] : Array.Empty<Measurement<long>>(),
            description: "Batches that this release cannot read, kept and passed over; of the pod that publishes.");
    }

    /// <summary>Shows what waits for webhooks, whenever somebody looks; nothing where <paramref name="backlog"/> has none to tell of.</summary>
    public void ShowWebhooks(Func<(long Pending, long Dead, TimeSpan Age)?> backlog)
    {
        ShowZero(_webhooks);
        _meter.CreateObservableGauge(
            "wallet.webhook.pending", () => backlog() is { } found ? [new(found.Pending)] : Array.Empty<Measurement<long>>(),
            description: "Deliveries that wait for webhooks, counted up to 10,000 for each; of the pod that calls them.");
        _meter.CreateObservableGauge(
            "wallet.webhook.dead", () => backlog() is { } found ? [new(found.Dead)] : Array.Empty<Measurement<long>>(),
            description: "Deliveries that were given up and are kept, counted likewise; of the pod that calls webhooks.");
        _meter.CreateObservableGauge(
            "wallet.webhook.age", () => backlog() is { } found ? [new(found.Age.TotalSeconds)] : Array.Empty<Measurement<double>>(), "s",
            "Age of the oldest delivery that waits; of the pod that calls webhooks.");
    }

    // Rare events must be there as zero before they happen the first time, or the first one is no increase.
    private static void ShowZero(params ReadOnlySpan<Counter<long>> counters)
    {
        foreach (var counter in counters)
            counter.Add(0);
    }

    private Measurement<long>[] OpenExports()
    {
        lock (_meter)
            return [Of(_openExports.Waiting, "WAITING"), Of(_openExports.Running, "RUNNING")];

        static Measurement<long> Of(long count, string state) => new(count, new KeyValuePair<string, object?>("state", state));
    }

    private Histogram<double> Seconds(string name, string description) => _meter.CreateHistogram(name, "s", description, null, Buckets.Seconds);
}
