using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class LostReadBackTests
{
    [Fact]
    public async Task A_reversal_whose_answer_cannot_be_read_back_says_that_it_was_executed()
    {
        using var server = MariaDbServer.StartPrivate();
        await using var cluster = await ApiCluster.StartAsync(server, setup: new()
        {
            Services = services => services.AddSingleton<ILedger>(all => new LastCommand(all.GetRequiredService<LedgerWriter>(), server)),
        });
        var wallet = await cluster.Client.CreateAsync();
        var deposit = await cluster.Client.MoveAsync(wallet, "deposit", "3.00");
        var (path, key) = ($"transactions/{deposit["transactionId"].GetString()}/reversals", Guid.CreateVersion7().ToString());
        var told = await cluster.Client.PostAsync(path, new { amount = "1.00" }, key);
        (told.Status, told.Code).Should().Be((HttpStatusCode.ServiceUnavailable, "ANSWER_UNAVAILABLE"));
        told["outcome"].GetString().Should().Be("executed");
        server.Up();
        var again = await cluster.Client.PostAsync(path, new { amount = "1.00" }, key);
        (again.Status, again.Replayed, again["amount"].GetString()).Should().Be((HttpStatusCode.Created, true, "1.00"));
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(200);
    }

    /// <summary>Takes the database away right after a reversal was executed.</summary>
    private sealed class LastCommand(ILedger ledger, MariaDbServer server) : ILedger
    {
        private bool _done;

        public async Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0)
        {
            var answer = await ledger.ExecuteAsync(command, within, payer);
            if (command is ReverseTransaction && !_done)
            {
                _done = true;
                server.Down();
            }
            return answer;
        }
    }
}
