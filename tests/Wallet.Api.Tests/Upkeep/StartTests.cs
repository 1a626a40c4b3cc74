using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Upkeep;

/// <summary>A host that is started when its database is not ready for it waits, is not ready, and says why.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("DROP DATABASE {0}", "CREATE DATABASE {0}", "WALLET_DATABASE_NAME")]
    [InlineData("DO 0", "DO 0", "run wallet-api migrate")]
    [InlineData("DO 0", "DELETE FROM {0}.schema_history WHERE version > 1", "this release needs")]
    public async Task It_waits_for_its_schema(string before, string meanwhile, string reason)
    {
        var database = DatabaseServers.Shared.Create($"wallet_start_{Guid.NewGuid():N}");
        if (reason == "this release needs")
            new Schema(database, NullLogger<Schema>.Instance).Migrate();
        foreach (var sql in reason == "this release needs" ? (string[])[before, meanwhile] : [before])
            DatabaseServers.Shared.Execute(string.Format(null, sql, database.Name));
        var log = new CapturedLog();
        await using var host = WalletApi.Build(Options(database), services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            log.AddTo(services);
        });
        await host.StartAsync();
        var health = host.Services.GetRequiredService<ServiceHealth>();
        await Eventually.BecomesTrueAsync(() => health.Checks[0].Reason?.Contains(reason) == true, "health says why");
        (health.IsStarted, health.IsReady).Should().Be((false, false));
        log.Lines.Should().Contain(line => line.Text.Contains(reason) && line.Text.Contains($"{database.Host}:{database.Port}"));

        DatabaseServers.Shared.Execute(
            reason == "this release needs" ? $"DROP DATABASE {database.Name}" : "DO 0", $"CREATE DATABASE IF NOT EXISTS {database.Name}");
        new Schema(database, NullLogger<Schema>.Instance).Migrate();
        await Eventually.BecomesTrueAsync(() => health.IsReady, "it is ready once the schema is there");
        await host.StopAsync();
    }

    private static ApiOptions Options(DatabaseOptions database) => new()
    {
        Environment = "development",
        BindAddress = System.Net.IPAddress.Loopback,
        PodName = "test",
        Database = database,
        Auth = new(false, null, "wallet-api"),
    };
}
