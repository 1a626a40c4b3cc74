using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

public sealed class AbandonedRequestTests
{
    [Fact]
    public async Task What_was_accepted_is_carried_out_when_its_caller_goes_away_and_answered_when_it_comes_back()
    {
        var (accepted, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var cluster = await ApiCluster.StartAsync(setup: new()
        {
            Services = services => services.AddSingleton<ILedger>(all => new Gate(all.GetRequiredService<LedgerWriter>(), accepted, gate.Task)),
        });
        var (wallet, key) = (await cluster.Client.CreateAsync(), Guid.CreateVersion7().ToString());
        using var leaving = new CancellationTokenSource();
        var sent = cluster.Client.PostAsync($"wallets/{wallet}/deposit", new { amount = "1.00" }, key, leaving.Token);
        await accepted.Task;
        await leaving.CancelAsync();
        await sent.Invoking(s => s).Should().ThrowAsync<OperationCanceledException>();
        gate.SetResult();
        await Eventually.BecomesTrueAsync(async () => await cluster.Client.BalanceAsync(wallet) == 100, "the deposit is executed");
        var again = await cluster.Client.MoveAsync(wallet, "deposit", "1.00", key: key);
        (again["newBalance"].GetString(), again.Replayed).Should().Be(("1.00", true));
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(100);
    }

    /// <summary>Holds deposits back after they were accepted.</summary>
    private sealed class Gate(ILedger ledger, TaskCompletionSource accepted, Task open) : ILedger
    {
        public async Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0)
        {
            if (command is Deposit)
            {
                accepted.TrySetResult();
                await open;
            }
            return await ledger.ExecuteAsync(command, within, payer);
        }
    }
}
