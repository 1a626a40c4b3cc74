namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>Faults on request, and call rates when wanted. None by default.</summary>
public sealed class AwsFaults
{
    private readonly Lock _lock = new();
    private readonly List<(FaultRule Rule, int Seen)> _rules = [];
    private readonly Dictionary<string, TokenBucket> _buckets = [];

    /// <summary>Disturbs calls from now on. Rules are asked in the order of their coming; the first that strikes counts.</summary>
    public void Add(FaultRule rule)
    {
        lock (_lock)
            _rules.Add((rule, 0));
    }

    /// <summary>Disturbs the next fitting call.</summary>
    public void Next(string service, string operation, Disturbance disturbance) => Add(new(service, operation, disturbance));

    /// <summary>Throttles a service's calls beyond <paramref name="perSecond"/>, after a burst.</summary>
    public void Limit(string service, double perSecond, int burst, TimeProvider clock)
    {
        lock (_lock)
            _buckets[service] = new(perSecond, burst, clock);
    }

    /// <summary>Lets everything pass again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            _buckets.Clear();
        }
    }

    /// <summary>What happens to this call; counts it.</summary>
    internal Disturbance? Strike(string service, string operation)
    {
        lock (_lock)
        {
            for (var i = 0; i < _rules.Count; i++)
            {
                var (rule, seen) = _rules[i];
                if (!rule.Fits(service, operation))
                    continue;
                _rules[i] = (rule, seen + 1);
                if (seen >= rule.Skip && seen - rule.Skip < rule.Times)
                    return rule.Disturbance;
            }
            return _buckets.TryGetValue(service, out var bucket) && !bucket.Take() ? new Disturbance.Throttle() : null;
        }
    }
}
