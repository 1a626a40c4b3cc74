using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>One host on a database of its own, for the tests of one class.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public ApiCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true });

    // Also called when the start failed, whose error must not be hidden by another.
    public async Task DisposeAsync()
    {
        if (Cluster is { } started)
            await started.DisposeAsync();
    }
}
