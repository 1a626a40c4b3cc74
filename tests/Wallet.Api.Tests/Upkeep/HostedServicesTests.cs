using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wallet.Api.Outbox;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Upkeep;

/// <summary>
/// Every job of a host against faults of data and of the database: none of them ends the process, the one that met it says so in health and
/// log, and it goes on once the fault is gone.
/// </summary>
public sealed class HostedServicesTests : IAsyncLifetime
{
    private readonly CapturedLog _log = new();
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: new()
        {
            AsApplication = true,
            Exports = new() { Directory = Path.GetTempPath() },
            Kafka = new("127.0.0.1:1", KafkaSecurity.Plaintext, "eu-west-1"),
            Webhooks = new(WebhookKeyFile.Path, []),
            Services = services =>
            {
                services.AddSingleton<IEventPublisher>(new SwiftPublisher());
                services.AddSingleton<TimeProvider>(new SwiftClock());
                _log.AddTo(services);
            },
        });
        await _cluster.Client.CreateWithAsync("5.00");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("outbox", "RENAME TABLE outbox TO gone", "RENAME TABLE gone TO outbox")]
    [InlineData("sweeper", "ALTER TABLE balances RENAME COLUMN next_expiry TO gone", "ALTER TABLE balances RENAME COLUMN gone TO next_expiry")]
    [InlineData("auditor", "RENAME TABLE wallet_days TO gone", "RENAME TABLE gone TO wallet_days")]
    [InlineData("auditor", "DELETE FROM ledger_history", "INSERT INTO ledger_history (id, closed_day, closed_to, retired_day) VALUES (1, 0, 0, 0)")]
    [InlineData("history", "RENAME TABLE ledger_history TO gone", "RENAME TABLE gone TO ledger_history")]
    [InlineData("partitions", "RENAME TABLE batches TO gone", "RENAME TABLE gone TO batches")]
    [InlineData("references", "RENAME TABLE reference_filling TO gone", "RENAME TABLE gone TO reference_filling")]
    [InlineData("exports", "RENAME TABLE exports TO gone", "RENAME TABLE gone TO exports")]
    [InlineData("database", "RENAME TABLE balances TO gone", "RENAME TABLE gone TO balances")]
    [InlineData("webhooks", "RENAME TABLE webhook_deliveries TO gone", "RENAME TABLE gone TO webhook_deliveries")]
    [InlineData("webhooks", "RENAME TABLE webhooks TO gone", "RENAME TABLE gone TO webhooks")]
    [InlineData("outbox", "RENAME TABLE leases TO gone", "RENAME TABLE gone TO leases")]
    public async Task A_job_outlives_its_fault_says_so_and_goes_on(string job, string fault, string repair)
    {
        Execute(fault);
        await ShowsAsync(job, isUp: false);
        // One line for all that met it: of the job that was first, and that may be about to write it.
        await Eventually.BecomesTrueAsync(
            () => _log.Lines.Any(line => line.Text.Contains("Wallet.Api.Storage.FaultLog") && line.Text.Contains("Work=")), "the fault is in the log");
        Execute(repair);
        await ShowsAsync(job, isUp: true);
        _cluster.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.Should().BeFalse();
    }

    private void Execute(string sql) => DatabaseServers.Shared.Execute($"USE {_cluster.Database.Name}", sql);

    private Task ShowsAsync(string job, bool isUp) => Eventually.BecomesTrueAsync(
        () => _cluster.Services.GetRequiredService<ServiceHealth>().Checks.Single(c => c.Name == job).IsUp == isUp, $"{job} is {isUp}");

    /// <summary>Takes everything at once.</summary>
    private sealed class SwiftPublisher : IEventPublisher
    {
        public Task PublishAsync(IReadOnlyList<EventMessage> messages, CancellationToken cancel) => Task.CompletedTask;
    }
}
