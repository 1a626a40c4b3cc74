using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>
/// A failover as Aurora makes it: the old writer stays, read-only, with the connections that it has; the name leads to the new one. The clock of
/// jobs stands still, so that no probe helps: each path finds out for itself.
/// </summary>
public sealed class DemotedWriterTests : IDisposable
{
    private readonly MariaDbServer _old = MariaDbServer.StartPrivate();
    private readonly MariaDbServer _new = MariaDbServer.StartPrivate();

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
    }

    [Fact]
    public async Task No_answer_comes_from_a_writer_that_is_no_longer_one()
    {
        foreach (var path in Paths)
            await CheckAsync(path.Ask, path.Holds, path.What);
    }

    [Fact]
    public async Task While_the_name_still_leads_to_it_nothing_is_told()
    {
        using var proxy = CuttingProxy.Before(_old);
        await using var cluster = await StartAsync(proxy);
        var wallet = await cluster.Client.CreateWithAsync("1.00");
        var hurried = await cluster.AddAsync(SetupBy(proxy) with
        {
            Batching = patient => patient with { Deadline = TimeSpan.FromMilliseconds(500) },
            // A change of metadata that is refused leaves its lock to this.
            Database = made => made with { IdleInTransaction = TimeSpan.FromSeconds(1) },
        });
        _old.Execute("SET GLOBAL read_only = 1");
        foreach (var (ask, _, what) in Paths)
            (await ask(hurried, wallet)).Status.Should().Be(HttpStatusCode.ServiceUnavailable, what);
        _old.Execute("SET GLOBAL read_only = 0");
        (await hurried.BalanceAsync(wallet)).Should().Be(100);
    }

    private static IEnumerable<(Func<WalletClient, string, Task<Reply>> Ask, Func<Reply, bool> Holds, string What)> Paths =>
    [
        ((client, wallet) => client.GetAsync($"wallets/{wallet}/balance"), r => r["balanceMinor"].GetInt64() == 777, "a balance"),
        ((client, wallet) => client.GetAsync($"wallets/{wallet}"), r => r["balanceMinor"].GetInt64() == 777, "a wallet"),
        ((client, _) => client.GetAsync("users/alice/wallets"), r => r["items"][0].GetProperty("balanceMinor").GetInt64() == 777, "a user's wallets"),
        (RehearseAsync, r => r.Status == HttpStatusCode.OK, "a dry run of what the old balance does not cover"),
        (PatchAsync, r => r.Status == HttpStatusCode.OK, "metadata"),
        ((client, wallet) => client.MoveAsync(wallet, "withdraw", "7.00"), r => r.Status == HttpStatusCode.OK, "a withdrawal"),
        ((client, wallet) => client.PostAsync($"wallets/{wallet}/freeze", new { }), r => r.Status == HttpStatusCode.OK, "a setting"),
    ];

    private async Task CheckAsync(Func<WalletClient, string, Task<Reply>> ask, Func<Reply, bool> holds, string what)
    {
        _old.Execute("SET GLOBAL read_only = 0");
        using var proxy = CuttingProxy.Before(_old);
        await using var cluster = await StartAsync(proxy);
        var wallet = await cluster.Client.CreateWithAsync("1.00");
        // Each pool has a connection to the old writer.
        await cluster.Client.GetAsync($"wallets/{wallet}");
        await RehearseAsync(cluster.Client, wallet);
        Copy(cluster.Database);
        _old.Execute("SET GLOBAL read_only = 1");
        proxy.LeadTo(_new);
        var reply = await ask(cluster.Client, wallet);
        reply.Status.Should().Be(HttpStatusCode.OK, $"{what}: {reply.Text}");
        holds(reply).Should().BeTrue($"{what} is the new writer's: {reply.Text}");
    }

    private Task<ApiCluster> StartAsync(CuttingProxy proxy) => ApiCluster.StartAsync(_old, setup: SetupBy(proxy));

    private static ApiCluster.Setup SetupBy(CuttingProxy proxy) => new() { Proxy = proxy, JobsStand = true };

    // The new writer has what the old one had, and what came after.
    private void Copy(DatabaseOptions database)
    {
        new Schema(_new.Create(database.Name), NullLogger<Schema>.Instance).Migrate();
        foreach (var table in (string[])["wallets", "balances"])
        {
            foreach (var row in _old.Rows($"SELECT * FROM `{database.Name}`.{table}"))
                _new.Insert($"`{database.Name}`.{table}", row);
        }
        _new.Execute($"UPDATE `{database.Name}`.balances SET posted = 777, version = version + 1 WHERE is_system = 0");
    }

    private static Task<Reply> RehearseAsync(WalletClient client, string wallet)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/{wallet}/withdraw")
        {
            Content = new StringContent("""{"amount":"7.00"}""", null, "application/json"),
        };
        request.Headers.Add("Prefer", "dry-run");
        return client.SendAsync(request, Guid.CreateVersion7().ToString());
    }

    private static Task<Reply> PatchAsync(WalletClient client, string wallet) => client.SendAsync(
        new(HttpMethod.Patch, $"/api/v1/wallets/{wallet}") { Content = new StringContent("""{"metadata":{"a":1}}""", null, "application/json") });
}
