using System.Numerics;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Wins the lease and renews it. The client library's own elector ends on every fault but a refusal by HTTP status, measures by the wall
/// clock, and does not say why it ended: a restarting API server would end the leader and all standbys at once. Here each fault of the
/// outside is one failed attempt; a standby tries for as long as it takes, a leader until its renew deadline.
/// </summary>
internal sealed class Election(
    LeaseStore store, LeadershipOptions options, LeadershipFence fence, TimeProvider time, ILogger log)
{
    private const int ReleaseAttempts = 3;

    private V1Lease? _known;
    private long _knownSince = time.GetTimestamp();
    private long _renewed;
    private bool _mustRead = true;
    private string? _leader;
    private int _failures;

    /// <summary>Whether the lease may be this process' own: it was, or the last claim was sent and its answer is not known.</summary>
    public bool MayHold { get; private set; }

    /// <summary>Tries until the lease is won.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before it was.</exception>
    public async Task WinAsync(CancellationToken cancellationToken)
    {
        while (await AttemptAsync(options.AttemptLimit, cancellationToken) is not Attempt.Held)
            await Task.Delay(options.RetryPeriod, time, cancellationToken);
    }

    /// <summary>Renews the lease until it is lost; why it is.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while it was held.</exception>
    public async Task<string> HoldAsync(CancellationToken cancellationToken)
    {
        var fault = "";
        while (true)
        {
            await Task.Delay(Sooner(_failures > 0 ? options.RenewalPause : options.RetryPeriod, Left), time, cancellationToken);
            if (Left <= TimeSpan.Zero)
                return $"not renewed for {options.RenewDeadline}: {fault}";
            var attempt = await AttemptAsync(Sooner(options.AttemptLimit, Left), cancellationToken);
            if (attempt is Attempt.HeldBy other)
                return $"{other.Leader} holds it";
            if (attempt is Attempt.Failed failed)
                fault = failed.Fault;
        }
    }

    /// <summary>Gives the lease back, if it is still this process' own.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        // A renewal that was cancelled on its way may still be carried out, between the read and the write.
        for (var attempt = 0; attempt < ReleaseAttempts; attempt++)
        {
            var lease = await store.FindAsync(cancellationToken);
            if (lease?.Spec?.HolderIdentity != options.Identity)
                return;
            if (await store.WriteAsync(lease, LeaseClaim.Released(lease, time.GetUtcNow().UtcDateTime), cancellationToken) is not null)
                return;
        }

        KubeLog.LeaseNotReleased(log, options.LeaseName, $"it was written meanwhile, {ReleaseAttempts} times");
    }

    private TimeSpan Left => options.RenewDeadline - time.GetElapsedTime(_renewed);

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.Zero;

    private async Task<Attempt> AttemptAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var attempt = await ClaimAsync(either.Token);
            Succeeded();
            return attempt;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return FailedBy($"no answer within {limit}");
        }
        catch (Exception fault) when (KubeErrors.IsOutsideFault(fault))
        {
            return FailedBy(KubeErrors.MessageOf(fault));
        }
    }

    private async Task<Attempt> ClaimAsync(CancellationToken cancellationToken)
    {
        // A lease that this process has written itself is known; after any failure it may have been written without its knowledge.
        if (_mustRead)
            Know(await store.FindAsync(cancellationToken));
        _mustRead = true;
        MayHold = false;
        if (LeaseClaim.HolderOf(_known, time.GetElapsedTime(_knownSince)) is { } holder && holder != options.Identity)
            return new Attempt.HeldBy(holder);

        MayHold = true;
        var sent = time.GetTimestamp();
        var spec = LeaseClaim.By(options.Identity, _known, options.LeaseDuration, time.GetUtcNow().UtcDateTime);
        if (await store.WriteAsync(_known, spec, cancellationToken) is not { } written)
        {
            MayHold = false;
            return new Attempt.Failed("another wrote it meanwhile");
        }

        Know(written);
        _mustRead = false;
        _renewed = sent;
        fence.Renewed(sent);
        return new Attempt.Held();
    }

    private void Know(V1Lease? lease)
    {
        if (lease is null || lease.Metadata.ResourceVersion != _known?.Metadata.ResourceVersion)
            _knownSince = time.GetTimestamp();
        _known = lease;
        if (lease?.Spec?.HolderIdentity is not { Length: > 0 } leader || leader == _leader)
            return;
        _leader = leader;
        KubeLog.LeaderSeen(log, leader);
    }

    private Attempt.Failed FailedBy(string fault)
    {
        // The first failure is logged, and ever fewer after it: an API server may be away for hours.
        _failures++;
        if (BitOperations.IsPow2(_failures))
            KubeLog.ElectionFault(log, options.LeaseName, fault, _failures);
        return new Attempt.Failed(fault);
    }

    private void Succeeded()
    {
        if (_failures > 0)
            KubeLog.ElectionRecovered(log, options.LeaseName, _failures);
        _failures = 0;
    }

    private abstract record Attempt
    {
        public sealed record Held : Attempt;

        public sealed record HeldBy(string Leader) : Attempt;

        public sealed record Failed(string Fault) : Attempt;
    }
}
