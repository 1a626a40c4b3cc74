using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

public sealed class LostCommitTests
{
    private const int Seed = 11;

    [Theory]
    [InlineData(CuttingProxy.Cut.BeforeCommit)]
    [InlineData(CuttingProxy.Cut.AfterCommit)]
    public async Task A_commit_whose_answer_is_lost_is_settled_before_the_caller_is_answered(CuttingProxy.Cut cut)
    {
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Proxy = proxy });
        var wallet = await cluster.Client.CreateAsync();
        proxy.CutNext(cut);
        var answer = await cluster.Client.MoveAsync(wallet, "deposit", "1.00");
        answer.Status.Should().Be(HttpStatusCode.OK, answer.Text);
        proxy.Cuts.Should().Be(1);
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(100);
        (await cluster.Client.GetAsync($"wallets/{wallet}/transactions"))["items"].GetArrayLength().Should().Be(1);
        (await new Books(cluster.Database).BarrierAsync()).Should().Be(cut == CuttingProxy.Cut.AfterCommit ? 1 : 0, "what was found must be on disk");
    }

    /// <summary>No kept answer tells of it: only the batch itself can.</summary>
    [Theory]
    [InlineData(CuttingProxy.Cut.BeforeCommit)]
    [InlineData(CuttingProxy.Cut.AfterCommit)]
    public async Task A_wallet_that_is_made_without_a_key_is_made_once(CuttingProxy.Cut cut)
    {
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Proxy = proxy });
        await cluster.Client.CreateAsync();
        proxy.CutNext(cut);
        var made = await cluster.Client.CreateAsync("bruno");
        proxy.Cuts.Should().Be(1);
        (await cluster.Client.GetAsync("users/bruno/wallets"))["items"].EnumerateArray().Select(wallet => wallet.GetProperty("id").GetString())
            .Should().Equal(made);
    }

    [Fact]
    public async Task A_tombstone_whose_answer_is_lost_as_well_is_no_commit()
    {
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Proxy = proxy });
        var wallet = await cluster.Client.CreateAsync();
        proxy.CutNext(CuttingProxy.Cut.BeforeCommit);
        proxy.CutAfter = ",-1)";
        var moving = cluster.Client.MoveAsync(wallet, "deposit", "1.00");
        await Eventually.BecomesTrueAsync(() => proxy.Cuts >= 2, "the commit and the tombstone's answer are lost");
        proxy.CutAfter = null;
        var answer = await moving;
        answer.Status.Should().Be(HttpStatusCode.OK, answer.Text);
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(100);
    }

    [Fact]
    public async Task A_kept_answer_is_on_disk_before_it_is_given_again()
    {
        await using var cluster = await ApiCluster.StartAsync();
        var (wallet, key) = (await cluster.Client.CreateAsync(), Guid.CreateVersion7().ToString());
        await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key);
        (await new Books(cluster.Database).BarrierAsync()).Should().Be(0, "a batch that commits needs none");
        (await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key)).Replayed.Should().BeTrue();
        (await new Books(cluster.Database).BarrierAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Under_load_with_many_cuts_every_answer_is_true()
    {
        var random = new Random(Seed);
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        await using var cluster = await ApiCluster.StartAsync(hosts: 2, new() { Proxy = proxy });
        var wallets = new List<string>();
        for (var i = 0; i < 8; i++)
            wallets.Add(await cluster.Client.CreateAsync());
        proxy.Next = () =>
        {
            lock (random)
                return (CuttingProxy.Cut)(random.Next(8) is var roll && roll < 3 ? roll : 0);
        };
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            var sums = 0L;
            for (var i = 0; i < 25; i++)
            {
                var answer = await cluster.Clients[worker % 2].MoveAsync(wallets[worker / 2], "deposit", "1.00");
                answer.Status.Should().Be(HttpStatusCode.OK, $"seed {Seed}: {answer.Text}");
                sums += 100;
            }
            return sums;
        })));
        proxy.Cuts.Should().BeGreaterThan(10);
        proxy.Next = () => CuttingProxy.Cut.None;
        for (var i = 0; i < wallets.Count; i++)
            (await cluster.Client.BalanceAsync(wallets[i])).Should().Be(answers[2 * i] + answers[(2 * i) + 1]);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_as_not_executed_and_comes_back()
    {
        using var server = MariaDbServer.StartPrivate();
        await using var cluster = await ApiCluster.StartAsync(server);
        var wallet = await cluster.Client.CreateAsync();
        var hurried = await cluster.AddAsync(new() { Batching = patient => patient with { Deadline = TimeSpan.FromMilliseconds(300) } });
        server.Down();
        var key = Guid.CreateVersion7().ToString();
        // On a busy machine it may wait too long to be begun.
        var refused = await Eventually.AnswersAsync(DepositAsync, r => r.Code != "OVERLOADED", "it is tried");
        (refused.Status, refused.Code).Should().Be((HttpStatusCode.ServiceUnavailable, "WRITER_UNAVAILABLE"));
        refused["outcome"].GetString().Should().Be("not_executed");
        refused.Headers.Should().ContainKey("Retry-After");
        (await hurried.GetAsync($"wallets/{wallet}/balance")).Code.Should().Be("DATABASE_UNAVAILABLE");
        server.Up();
        (await Eventually.AnswersAsync(DepositAsync, r => !r.AsksAgain, "it is done")).Status.Should().Be(HttpStatusCode.OK);
        (await hurried.BalanceAsync(wallet)).Should().Be(100);

        Task<Reply> DepositAsync() => hurried.MoveAsync(wallet, "deposit", "1.00", key: key);
    }
}
