using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>As <see cref="ApiFixture"/>, with all that needs a setting: webhooks, whose receivers no name leads to.</summary>
public sealed class FullApiFixture : IAsyncLifetime
{
    public ApiCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
        => Cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true, Webhooks = new(WebhookKeyFile.Path, []) });

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
