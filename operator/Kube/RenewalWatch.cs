using k8s.LeaderElection;

namespace Wallet.Operator.Kube;

/// <summary>Tells the fence when the lease was renewed.</summary>
internal sealed class RenewalWatch(ILock lease, LeadershipFence fence, TimeProvider time) : ILock
{
    public string Identity => lease.Identity;

    public Task<LeaderElectionRecord> GetAsync(CancellationToken cancellationToken = default) => lease.GetAsync(cancellationToken);

    public Task<bool> CreateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default)
        => WatchAsync(record, lease.CreateAsync(record, cancellationToken));

    public Task<bool> UpdateAsync(LeaderElectionRecord record, CancellationToken cancellationToken = default)
        => WatchAsync(record, lease.UpdateAsync(record, cancellationToken));

    public string Describe() => lease.Describe();

    private async Task<bool> WatchAsync(LeaderElectionRecord record, Task<bool> write)
    {
        var sentAt = time.GetTimestamp();
        var written = await write;
        if (written && record.HolderIdentity == Identity)
            fence.Renewed(sentAt);
        return written;
    }
}
