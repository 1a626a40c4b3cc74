using k8s.Models;

namespace Wallet.LocalCloud.Node;

/// <summary>Counts a probe's results in a row.</summary>
internal readonly record struct ProbeCount(int Successes, int Failures)
{
    public ProbeCount Next(bool success) => success ? new ProbeCount(Successes + 1, 0) : new ProbeCount(0, Failures + 1);

    public bool HasPassed(V1Probe probe) => Successes >= Math.Max(1, probe.SuccessThreshold ?? 1);

    public bool HasFailed(V1Probe probe) => Failures >= Math.Max(1, probe.FailureThreshold ?? 3);
}
