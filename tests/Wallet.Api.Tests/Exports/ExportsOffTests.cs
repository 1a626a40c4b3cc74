using System.Net;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>A service that is told of no place to write to.</summary>
public sealed class ExportsOffTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task It_says_which_settings_it_lacks()
    {
        var refused = await Client.PostAsync("exports", new { kind = "LEDGER" });
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.Conflict, "EXPORTS_OFF"));
        refused["detail"].GetString().Should().Contain("WALLET_EXPORT_BUCKET").And.Contain("WALLET_EXPORT_DIRECTORY");
        (await Client.GetAsync("exports"))["items"].GetArrayLength().Should().Be(0);
        (await Client.GetAsync($"exports/{Guid.CreateVersion7()}")).Code.Should().Be("EXPORT_NOT_FOUND");
    }
}
