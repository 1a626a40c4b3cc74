namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// How old what is remembered of an item may get. For platforms at rest it grows with the number of items, so that reading them all again
/// takes no more than a share of the service's calls, however many there are; drift of an item is found within it.
/// </summary>
/// <param name="Moving">While something of the platform moves or is about to be changed; at rest it is never less.</param>
/// <param name="Longest">At rest it is never more: a drift lives no longer, whatever it costs.</param>
/// <param name="PerSecond">Items read again each second for all platforms at rest together.</param>
internal sealed record ReadAge(TimeSpan Moving, TimeSpan Longest, double PerSecond)
{
    /// <summary>The same age for all, however many there are.</summary>
    public static ReadAge Of(TimeSpan age) => new(age, age, double.PositiveInfinity);

    /// <summary>The age of one item among so many.</summary>
    /// <param name="key">The item.</param>
    /// <param name="isAtRest">Whether its platform is at rest.</param>
    /// <param name="items">How many are remembered.</param>
    /// <param name="isFirst">
    /// Whether it was read for the first time, or while its platform moved. What was read in one moment, as after a start, is not to be old in
    /// one moment: such an item gets less old than the others, each by another part.
    /// </param>
    public TimeSpan For(string key, bool isAtRest, int items, bool isFirst)
    {
        if (!isAtRest)
            return Moving;
        var grown = Math.Clamp(items / PerSecond, Moving.TotalSeconds, Longest.TotalSeconds);
        return isFirst ? Moving + ((TimeSpan.FromSeconds(grown) - Moving) * Fraction(key)) : TimeSpan.FromSeconds(grown);
    }

    // FNV-1a, mixed once more since names differ in their last letters only: the same for the same key in every process.
    private static double Fraction(string key)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var letter in key)
                hash = (hash ^ letter) * 16777619u;
            hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
            hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
            return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
        }
    }
}
