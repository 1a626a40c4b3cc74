using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Batching;

/// <summary>What one command meets is answered to that command alone, and its neighbours in the batch are executed.</summary>
public sealed class OneBadCommandTests : IAsyncLifetime
{
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync();

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_bug_of_a_rule_is_the_answer_of_the_command_that_met_it()
    {
        var wallet = await WalletAsync();
        var answers = await RunAsync([Deposit(wallet), new Unforeseen(wallet), Deposit(wallet), Deposit(wallet)]);
        answers.Select(a => a.Code).Should().Equal(ResultCode.Executed, ResultCode.Failed, ResultCode.Executed, ResultCode.Executed);
        (await _cluster.Client.BalanceAsync(wallet.ToString())).Should().Be(300);
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("'garbage'")]
    [InlineData("'1:2'")]
    public async Task A_row_that_cannot_be_read_is_a_fault_of_the_command_that_needs_it(string legs)
    {
        var wallet = await WalletAsync();
        await _cluster.Client.MoveAsync(wallet.ToString(), "deposit", "9.00");
        var made = (await _cluster.Client.PostAsync($"wallets/{wallet}/holds", new { amount = "1.00", referenceId = "r" }, "h"))["holdId"].GetString()!;
        TransactionId.TryParse(made, out var id).Should().BeTrue();
        DatabaseServers.Shared.Execute(
            $"UPDATE `{_cluster.Database.Name}`.transactions SET legs = {legs}, debit_wallet = NULL WHERE transaction_id = {id.Value}");
        var answers = await RunAsync(
            [Deposit(wallet), new ReverseTransaction(Caller.Trusted, null, id, [wallet], null, Remarks.None), Deposit(wallet)]);
        answers.Select(a => a.Code).Should().Equal(ResultCode.Executed, ResultCode.Failed, ResultCode.Executed);
    }

    private Task<IReadOnlyList<Answer>> RunAsync(IReadOnlyList<Command> commands)
        => _cluster.Services.GetRequiredService<BatchRunner>().RunAsync(commands, default);

    private async Task<WalletId> WalletAsync()
    {
        WalletId.TryParse(await _cluster.Client.CreateAsync(), out var id).Should().BeTrue();
        return id;
    }

    private static Deposit Deposit(WalletId wallet) => new(Caller.Trusted, null, wallet, 100, Remarks.None);

    /// <summary>A command for which no rule was written.</summary>
    private sealed record Unforeseen(WalletId Wallet) : Command(Caller.Trusted, null)
    {
        public override IReadOnlyList<WalletId> Wallets => [Wallet];
    }
}
