using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class LostMetadataTests
{
    [Fact]
    public async Task Metadata_whose_change_was_not_confirmed_is_not_told_as_unchanged()
    {
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Proxy = proxy });
        var wallet = await cluster.Client.CreateAsync();
        // As a change of metadata ends, unlike a batch.
        proxy.CutAfter = ";SET SESSION wait_timeout = DEFAULT;COMMIT";
        var told = await cluster.Client.SendAsync(new(HttpMethod.Patch, $"/api/v1/wallets/{wallet}")
        {
            Content = new StringContent("""{"metadata":{"a":1}}""", null, "application/json"),
        });
        (told.Status, told.Code, told["outcome"].GetString()).Should().Be((HttpStatusCode.GatewayTimeout, "OUTCOME_UNKNOWN", "unknown"));
        (await cluster.Client.GetAsync($"wallets/{wallet}"))["metadata"].GetProperty("a").GetInt32().Should().Be(1);
    }
}
