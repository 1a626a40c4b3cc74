namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Faults on request, and call rates when wanted. None by default.</summary>
public sealed class AwsFaults
{
    private readonly Lock _lock = new();
    private readonly List<ActiveFault> _rules = [];
    private int _added;
    private readonly Dictionary<string, TokenBucket> _buckets = [];
    private readonly List<CallQuota> _quotas = [];
    private TimeProvider _clock = TimeProvider.System;

    /// <summary>Rules in the order in which they are asked, used up ones too.</summary>
    public IReadOnlyList<ActiveFault> Active
    {
        get
        {
            lock (_lock)
                return [.. _rules];
        }
    }

    /// <summary>Disturbs calls from now on. Rules are asked in the order of their coming; the first that strikes counts.</summary>
    /// <returns>The number to take it away by.</returns>
    public int Add(FaultRule rule)
    {
        lock (_lock)
        {
            _rules.Add(new(++_added, rule, Seen: 0));
            return _added;
        }
    }

    /// <summary>Takes a rule away; false when there is none of this number.</summary>
    public bool Remove(int number)
    {
        lock (_lock)
            return _rules.RemoveAll(rule => rule.Number == number) > 0;
    }

    /// <summary>Disturbs the next fitting call.</summary>
    public void Next(string service, string operation, Disturbance disturbance) => Add(new(service, operation, disturbance));

    /// <summary>Throttles a service's calls beyond <paramref name="perSecond"/>, after a burst.</summary>
    public void Limit(string service, double perSecond, int burst, TimeProvider clock)
    {
        lock (_lock)
            _buckets[service] = new(perSecond, burst, clock);
    }

    /// <summary>Throttles calls beyond these quotas; the first that fits a call counts for it.</summary>
    public void Limit(IEnumerable<CallQuota> quotas, TimeProvider clock)
    {
        lock (_lock)
        {
            _quotas.AddRange(quotas);
            _clock = clock;
        }
    }

    /// <summary>Lets everything pass again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _buckets.Clear();
            _quotas.Clear();
        }
    }

    /// <summary>What happens to this call; counts it.</summary>
    internal Disturbance? Strike(string service, string operation)
    {
        lock (_lock)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var active = _rules[i];
                if (!active.Rule.Fits(service, operation))
                    continue;
                _rules[i] = active with { Seen = active.Seen + 1 };
                if (active.IsStriking)
                    return active.Rule.Disturbance;
            }
            return BucketOf(service, operation) is { } bucket && !bucket.Take() ? new Disturbance.Throttle() : null;
        }
    }

    private TokenBucket? BucketOf(string service, string operation)
    {
        if (_quotas.Find(quota => quota.Fits(service, operation)) is not { } found)
            return _buckets.GetValueOrDefault(service);
        var name = found.BucketOf(operation);
        if (!_buckets.TryGetValue(name, out var bucket))
            _buckets[name] = bucket = new(found.PerSecond, found.Burst, _clock);
        return bucket;
    }
}
