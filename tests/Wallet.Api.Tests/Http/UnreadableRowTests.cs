using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>One damaged row: a request for it says so, the audit names it, and all others are as before.</summary>
public sealed class UnreadableRowTests : IAsyncLifetime
{
    private readonly CapturedLog _log = new();
    private ApiCluster _cluster = null!;
    private string _damaged = "";
    private string _whole = "";

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: new() { Services = _log.AddTo });
        var wallet = await _cluster.Client.CreateWithAsync("9.00");
        _damaged = await PlaceAsync(wallet);
        _whole = await PlaceAsync(wallet);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("NULL")]
    [InlineData("'garbage'")]
    [InlineData("'1:99999999999999999999:0'")]
    public async Task It_is_a_fault_of_its_own(string legs)
    {
        TransactionId.TryParse(_damaged, out var id).Should().BeTrue();
        DatabaseServers.Shared.Execute(
            $"UPDATE `{_cluster.Database.Name}`.transactions SET legs = {legs} WHERE transaction_id = {id.Value}");

        var asked = await _cluster.Client.GetAsync($"transactions/{_damaged}");
        asked.Status.Should().Be(HttpStatusCode.InternalServerError);
        asked["detail"].GetString().Should().Contain(_damaged);
        (await _cluster.Client.GetAsync($"transactions/{_whole}")).Status.Should().Be(HttpStatusCode.OK);
        var listed = await _cluster.Client.GetAsync("transactions?reference=order");
        listed["items"].EnumerateArray().Select(i => i.GetProperty("transactionId").GetString()).Should().Equal(_whole);
        listed["unreadable"].EnumerateArray().Select(i => i.GetString()).Should().Equal(_damaged);

        var audit = _cluster.Services.GetRequiredService<LedgerAudit>();
        var step = await audit.CheckTransactionsAsync(0, default);
        step.Checked.Should().Be(3, "those after it are checked too");
        step.Violations.Should().ContainSingle().Which.Should()
            .Match<Api.Ledger.Violation>(v => v.Invariant == "I12 readable" && v.Subject.Contains(_damaged));
    }

    private async Task<string> PlaceAsync(string wallet) => (await _cluster.Client.PostAsync(
        $"wallets/{wallet}/holds", new { amount = "1.00", referenceId = "order" }, Guid.CreateVersion7().ToString()))["holdId"].GetString()!;
}
