using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>
/// The status of one pass' platform while it is written to: a component's first change is announced in it before it is made, so that a
/// deletion after a crash knows where to look, and knows too where nothing was ever made.
/// </summary>
internal sealed class StoredStatus(PlatformStore store, StoredPlatform platform)
{
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>The newest version.</summary>
    public StoredPlatform Platform { get; private set; } = platform;

    /// <summary>Components that may have made something; null when an older release has built without writing it down.</summary>
    public IReadOnlySet<string>? Begun { get; } = platform.Status switch
    {
        null => new HashSet<string>(),
        { Begun: { } begun } => begun.ToHashSet(),
        { Components: null } => new HashSet<string>(),
        _ => null,
    };

    /// <summary>Announces a component.</summary>
    public async Task BeginAsync(string component, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            var known = Platform.Status?.Begun ?? [];
            if (known.Contains(component))
                return;
            var status = (Platform.Status ?? new WalletPlatformStatus()) with { Begun = [.. known.Append(component).Order(StringComparer.Ordinal)] };
            Platform = await store.WriteBegunAsync(Platform, status, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }
}
