using Wallet.Operator.Kube;

namespace Wallet.Operator.Hosting;

/// <summary>What probes are answered: null when all is well, otherwise what is not.</summary>
/// <param name="leads">Whether this process leads.</param>
/// <param name="platforms">Watches of platforms; one for each watched namespace.</param>
/// <param name="owned">Watches of what platforms own.</param>
internal sealed class Health(Func<bool> leads, IReadOnlyList<IWatchState> platforms, IReadOnlyList<IWatchState> owned)
{
    // Well beyond the watch's own silence limit and its slowest reconnect: only a stuck loop gets here.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Restart the process when not null. One namespace that is forbidden or deleted is no reason: a restart does not help it and stops the
    /// work on all others.
    /// </summary>
    public string? Alive()
    {
        if (!leads())
            return null;
        if (platforms.Concat(owned).FirstOrDefault(watch => watch.Stillness > Limit) is { } stuck)
            return $"the watch of {stuck.Resource} is stuck";
        return platforms.All(watch => watch.Silence > Limit) ? "all watches of platforms are silent" : null;
    }

    /// <summary>A standby is ready to take over; a leader is ready when it knows platforms.</summary>
    public string? Ready() => leads() && !platforms.Any(watch => watch.IsListed) ? "no list of platforms is complete yet" : null;
}
