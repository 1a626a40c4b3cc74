using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MySqlConnector;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Request-Deadline-Ms.</summary>
public sealed class RequestDeadlineTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task What_has_not_begun_in_time_is_answered_then_and_never_begins()
    {
        var wallet = await Client.CreateAsync();
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        var locking = await LockAsync(id);
        var first = DepositAsync(wallet, deadline: null);
        await UntilOneWaitsAsync();
        var key = Guid.CreateVersion7().ToString();

        var late = await DepositAsync(wallet, "50", key);

        (late.Status, late.Code, late["outcome"].GetString(), late["retryable"].GetBoolean()).Should()
            .Be((HttpStatusCode.GatewayTimeout, "DEADLINE_EXCEEDED", "not_executed", true));
        first.IsCompleted.Should().BeFalse("its wallet is still locked");
        await locking.DisposeAsync();
        (await first).Status.Should().Be(HttpStatusCode.OK);
        (await Client.MoveAsync(wallet, "deposit", "1.00"))["newBalance"].GetString().Should().Be("2.00", "the late one did not happen");
        (await DepositAsync(wallet, "600000", key))["newBalance"].GetString().Should().Be("3.00", "its key is still free");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("600001")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task A_deadline_is_a_number_of_milliseconds(string deadline)
    {
        var wallet = await Client.CreateAsync();
        (await DepositAsync(wallet, deadline)).Code.Should().Be("VALIDATION_ERROR");
    }

    [Fact]
    public async Task What_has_begun_is_answered_with_its_outcome_however_late()
    {
        var wallet = await Client.CreateAsync();
        WalletId.TryParse(wallet, out var id).Should().BeTrue();
        var (services, clock) = (api.Cluster.Services, new FakeTimeProvider());
        await using var ledger = new LedgerWriter(
            new(), services.GetRequiredService<Func<BatchRunner>>(), clock, services.GetRequiredService<ApiMetrics>(), NullLogger<LedgerWriter>.Instance);
        var locking = await LockAsync(id);
        var begun = ledger.ExecuteAsync(new Deposit(Caller.Trusted, null, id, 100, Remarks.None), TimeSpan.FromSeconds(1));
        await UntilOneWaitsAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        await locking.DisposeAsync();
        (await begun).Code.Should().Be(ResultCode.Executed);
    }

    private Task<Reply> DepositAsync(string wallet, string? deadline, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/wallets/{wallet}/deposit") { Content = JsonContent.Create(new { amount = "1.00" }) };
        if (deadline is not null)
            request.Headers.TryAddWithoutValidation("Request-Deadline-Ms", deadline).Should().BeTrue();
        return Client.SendAsync(request, key ?? Guid.CreateVersion7().ToString());
    }

    private async Task<BatchTransaction> LockAsync(WalletId wallet)
    {
        var transaction = await new LedgerStore(new Database(api.Cluster.Database)).BeginAsync(default);
        await transaction.LoadAsync(new Needs([wallet]) { Originals = [], Holds = [], Keys = [] });
        return transaction;
    }

    private Task UntilOneWaitsAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var connection = await new Database(api.Cluster.Database).OpenAsync(ConnectionPool.Reads, default);
            await using var command = new MySqlCommand(
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE '%FOR UPDATE%' AND id <> CONNECTION_ID()",
                connection);
            return await command.ExecuteScalarAsync() is not null;
        },
        "a batch waits for the lock");
}
