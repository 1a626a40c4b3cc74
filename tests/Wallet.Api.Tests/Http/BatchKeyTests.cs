using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>The key of a batch whose items stand for themselves is the key of the batch.</summary>
public sealed class BatchKeyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task With_the_key_of_another_batch_nothing_happens_however_many_items_there_are(int items)
    {
        var (wallet, key) = (await Client.CreateAsync(), Guid.CreateVersion7().ToString());
        await SendAsync(wallet, key, 2);
        var other = await SendAsync(wallet, key, items);
        (other.Status, other.Code).Should().Be((HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED"));
        (await Client.BalanceAsync(wallet)).Should().Be(200);
    }

    [Fact]
    public async Task Sent_again_it_is_told_as_replayed()
    {
        var (wallet, key) = (await Client.CreateAsync(), Guid.CreateVersion7().ToString());
        var (first, again) = (await SendAsync(wallet, key, 2), await SendAsync(wallet, key, 2));
        (first.Replayed, again.Replayed, again.Text).Should().Be((false, true, first.Text));
        (await Client.BalanceAsync(wallet)).Should().Be(200);
    }

    private Task<Reply> SendAsync(string wallet, string key, int items) => Client.PostAsync(
        "transactions/batch", new { items = Enumerable.Repeat(new { type = "deposit", walletId = wallet, amount = "1.00" }, items) }, key);
}
