using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>As <see cref="ApiFixture"/>, with all that needs a setting: webhooks, whose receivers no name leads to.</summary>
public sealed class FullApiFixture : IAsyncLifetime
{
    public ApiCluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync()
        => Cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true, Webhooks = new(WebhookKeyFile.Path, []) });

    // Also called when the start failed, whose error must not be hidden by another.
    public async Task DisposeAsync()
    {
        if (Cluster is { } started)
            await started.DisposeAsync();
    }
}
