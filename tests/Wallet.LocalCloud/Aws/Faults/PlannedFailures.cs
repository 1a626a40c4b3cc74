namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>How changes that AWS has accepted are to end when they do not succeed: on request, or at a seeded random.</summary>
/// <param name="random">Draws for changes without a plan.</param>
/// <param name="rate">Share of those that fail: none by default.</param>
internal sealed class PlannedFailures(Random random, double rate)
{
    private readonly Dictionary<(string Kind, string Name), string> _plans = [];

    /// <summary>The next fitting change of this resource ends in <paramref name="failure"/>.</summary>
    public void Plan(string kind, string name, string failure) => _plans[(kind, name)] = failure;

    /// <summary>What is planned for a resource.</summary>
    public string? For(string kind, string name) => _plans.GetValueOrDefault((kind, name));

    /// <summary>The failure of a change that can end in <paramref name="possible"/>; nothing when it succeeds. A plan holds once.</summary>
    public string? Take(string kind, string name, params ReadOnlySpan<string> possible)
    {
        if (_plans.TryGetValue((kind, name), out var planned))
            return possible.Contains(planned) && _plans.Remove((kind, name)) ? planned : null;
        return rate > 0 && random.NextDouble() < rate ? possible[0] : null;
    }
}
