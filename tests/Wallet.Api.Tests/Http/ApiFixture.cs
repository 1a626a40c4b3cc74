using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>One host on a database of its own, for the tests of one class.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public ApiCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
