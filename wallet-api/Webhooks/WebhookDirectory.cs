using Wallet.Api.Storage.Webhooks;

namespace Wallet.Api.Webhooks;

/// <summary>All webhooks, as they were a moment ago: read again every two seconds, by those who ask.</summary>
internal sealed class WebhookDirectory(WebhookStore store, TimeProvider clock)
{
    /// <summary>How old what it says may be.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromSeconds(2);

    private volatile Seen? _seen;

    /// <summary>All, oldest first.</summary>
    public async Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancel)
    {
        if (_seen is { } seen && clock.GetElapsedTime(seen.At) < MaxAge)
            return seen.Webhooks;
        var read = new Seen(clock.GetTimestamp(), await store.ListAsync(cancel));
        _seen = read;
        return read.Webhooks;
    }

    /// <summary>One of them was changed.</summary>
    public void Forget() => _seen = null;

    private sealed record Seen(long At, IReadOnlyList<Webhook> Webhooks);
}
