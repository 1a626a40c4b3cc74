using System.Collections.Concurrent;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Aws;

/// <summary>The regions that platforms live in; each is opened once and shared.</summary>
/// <param name="settings">How to reach AWS; the region in it is that of the operator itself.</param>
/// <param name="time">Clock of the shared lists and of the pace.</param>
internal sealed class AwsRegions(AwsSettings settings, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<AwsRegion>> _regions = new(StringComparer.Ordinal);

    /// <summary>Pace of the calls in all of them.</summary>
    public CallPacing Pacing { get; } = new(time);

    /// <summary>A region by name, e.g. <c>sa-east-1</c>.</summary>
    public AwsRegion For(string region) => _regions.GetOrAdd(region, name => new Lazy<AwsRegion>(() => Open(name))).Value;

    public void Dispose()
    {
        foreach (var region in _regions.Values.Where(region => region.IsValueCreated))
            region.Value.Clients.Dispose();
        Pacing.Dispose();
    }

    private AwsRegion Open(string name) => new(new AwsClients(settings with { Region = name }, settings.IsPaced ? Pacing : null), time);
}
