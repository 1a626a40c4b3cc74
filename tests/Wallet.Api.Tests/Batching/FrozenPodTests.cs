using System.Net;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

public sealed class FrozenPodTests
{
    [Fact]
    public async Task A_pod_that_stands_still_with_locks_in_hand_does_not_keep_others_out()
    {
        await using var cluster = await ApiCluster.StartAsync();
        var wallet = await cluster.Client.CreateAsync();
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        var frozen = new LedgerStore(new Database(cluster.Database with { IdleInTransaction = TimeSpan.FromSeconds(1) }));
        await using var transaction = await frozen.BeginAsync(default);
        await transaction.LoadAsync(new Needs([id]) { Originals = [], Holds = [], Keys = [] });
        (await cluster.Client.MoveAsync(wallet, "deposit", "1.00")).Status.Should().Be(HttpStatusCode.OK);
    }
}
