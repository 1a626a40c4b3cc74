using Wallet.Operator.Kube;

namespace Wallet.Operator.Hosting;

/// <summary>What probes are told: null when all is well, otherwise what is not.</summary>
internal sealed class Health(Leadership leadership, IReadOnlyList<Informer<ObjectHead>> informers)
{
    // Well beyond the watch's own silence limit and its slowest reconnect: only a stuck loop gets here.
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromMinutes(15);

    /// <summary>Restart the process when not null.</summary>
    public string? Alive() => leadership.Leads && informers.Any(informer => informer.Silence > SilenceLimit)
        ? "the watch of platforms is silent"
        : null;

    /// <summary>A standby is ready to take over; a leader is ready when it knows all platforms.</summary>
    public string? Ready() => leadership.Leads && informers.Any(informer => !informer.FirstList.IsCompletedSuccessfully)
        ? "the first list of platforms is not complete"
        : null;
}
