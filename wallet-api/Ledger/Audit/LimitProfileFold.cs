namespace Wallet.Api.Ledger.Audit;

/// <summary>Follows the journal of the profiles of limits, oldest row of each first, and compares with the profiles that are there.</summary>
internal sealed class LimitProfileFold
{
    private const string Invariant = "I13 limit profile";
    private readonly Dictionary<LimitProfileKey, LimitProfileChange> _last = [];
    private readonly List<Violation> _violations = [];

    /// <summary>The next row, with the seal that it was written with.</summary>
    public void Add(LimitProfileChange change, UInt128 seal)
    {
        var (key, version) = (change.After.Key, change.After.Version);
        if (change.Seal != seal)
            Report(key, $"change {version} in the journal was altered");
        var last = _last.GetValueOrDefault(key)?.After.Version ?? 0;
        if (version != last + 1)
            Report(key, $"change {version} follows {last} in the journal");
        _last[key] = change;
    }

    /// <summary>What is wrong, where <paramref name="there"/> are all profiles.</summary>
    public IReadOnlyList<Violation> Finish(IReadOnlyCollection<LimitProfile> there)
    {
        var byKey = there.ToDictionary(profile => profile.Key);
        foreach (var key in byKey.Keys.Union(_last.Keys))
        {
            var last = _last.GetValueOrDefault(key);
            var expected = last is { IsRemoved: false } ? last.After : null;
            if (byKey.GetValueOrDefault(key) != expected)
                Report(key, expected is null ? "it is there, and the journal does not say so" : $"it is not as change {expected.Version} in the journal has it");
        }
        return _violations;
    }

    private void Report(LimitProfileKey key, string what) => _violations.Add(new(Invariant, $"limit profile {key}", what));
}
