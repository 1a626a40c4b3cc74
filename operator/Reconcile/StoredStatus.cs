using System.Collections.Concurrent;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The status of one pass' platform while it is written to: a component's first change is announced in it before it is made, so that a
/// deletion after a crash knows where to look, and knows too where nothing was ever made; and so is what no later search is sure to find.
/// </summary>
internal sealed class StoredStatus(PlatformStore store, StoredPlatform platform) : IDisposable
{
    private const int Attempts = 5;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentQueue<RememberedResource> _remembered = [];

    /// <summary>The newest version.</summary>
    public StoredPlatform Platform { get; private set; } = platform;

    /// <summary>Resources that were written down since this pass began.</summary>
    public IReadOnlyList<RememberedResource> Remembered => [.. _remembered];

    /// <summary>Components that may have made something; null when an older release has built without writing it down.</summary>
    public IReadOnlySet<string>? Begun => (Platform.Status ?? new()).KnownBegun()?.ToHashSet();

    /// <summary>Announces a component.</summary>
    public Task BeginAsync(string component, CancellationToken cancellationToken) => BeginAsync([component], cancellationToken);

    /// <summary>Announces components.</summary>
    public Task BeginAsync(IReadOnlyList<string> components, CancellationToken cancellationToken) => WriteAsync(
        status => components.All(component => status.Begun?.Contains(component) is true)
            ? null
            : status with { Begun = [.. (status.Begun ?? []).Union(components).Order(StringComparer.Ordinal)] },
        cancellationToken);

    /// <summary>Writes a resource down.</summary>
    public async Task RememberAsync(RememberedResource resource, CancellationToken cancellationToken)
    {
        await WriteAsync(
            status => status.Resources?.Contains(resource) is true ? null : status with { Resources = [.. status.Resources ?? [], resource] },
            cancellationToken);
        _remembered.Enqueue(resource);
    }

    /// <summary>Writes down whose resources the platform goes on with. What the status knew of others is not true of these.</summary>
    /// <param name="taken">The earlier platform; null: it has its own.</param>
    /// <param name="forgets">Whether what the status knows is of others, whatever is taken.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>Whether it is written: the CRD of an older release drops it.</returns>
    public async Task<bool> AdoptAsync(AdoptionStatus? taken, bool forgets, CancellationToken cancellationToken)
    {
        await WriteAsync(
            status => status.Adoption == taken && !forgets
                ? null
                : status with { Adoption = taken, Resources = null, Accepted = null, Begun = [] },
            cancellationToken);
        return Platform.Status?.Adoption == taken;
    }

    public void Dispose() => _writing.Dispose();

    // Another may have written to the platform since it was read: what is to be remembered must not get lost by that.
    private async Task WriteAsync(Func<WalletPlatformStatus, WalletPlatformStatus?> change, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; change(Platform.Status ?? new WalletPlatformStatus()) is { } status; attempt++)
            {
                try
                {
                    Platform = await store.WriteEarlyAsync(Platform, status, cancellationToken);
                    return;
                }
                catch (Exception fault) when (KubeErrors.IsConflict(fault) && attempt < Attempts)
                {
                    var newest = await store.FindAsync(Platform.Key, cancellationToken);
                    if (newest is null || newest.Metadata.Uid != Platform.Metadata.Uid)
                        throw;
                    Platform = newest;
                }
            }
        }
        finally
        {
            _writing.Release();
        }
    }
}
