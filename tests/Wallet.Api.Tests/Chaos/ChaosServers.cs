using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>Everything that can break: three APIs, their database behind a proxy, cache, Kafka, and the clocks of all.</summary>
internal sealed class ChaosServers : IDisposable
{
    private const int Count = 3;

    private ChaosServers()
    {
        Database = MariaDbServer.StartPrivate(DatabaseClock.Environment, "--innodb-flush-log-at-trx-commit=1", "--innodb-lock-wait-timeout=5");
        Options = Database.Create("chaos");
        Proxy = CuttingProxy.Before(Database);
    }

    public ShiftedClock DatabaseClock { get; } = new();

    public IReadOnlyList<ShiftedClock> ApiClocks { get; } = [.. Enumerable.Range(0, Count).Select(_ => new ShiftedClock())];

    public MariaDbServer Database { get; }

    public CuttingProxy Proxy { get; }

    public RedisServer Redis { get; } = RedisServer.Start();

    public KafkaServer Kafka { get; } = KafkaServer.Start();

    public ApiFleet Apis { get; private set; } = null!;

    public DatabaseOptions Options { get; }

    public static async Task<ChaosServers> StartAsync()
    {
        var servers = new ChaosServers();
        try
        {
            await servers.StartApisAsync();
            return servers;
        }
        catch
        {
            servers.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Apis?.Dispose();
        Kafka.Dispose();
        Redis.Dispose();
        Proxy.Dispose();
        Database.Dispose();
        DatabaseClock.Dispose();
        foreach (var clock in ApiClocks)
            clock.Dispose();
    }

    private async Task StartApisAsync()
    {
        var reached = (await AppDatabase.PrepareAsync(Options)) with { Port = Proxy.Port };
        Apis = await ApiFleet.StartAsync(
            [.. ApiClocks.Select(clock => new ApiSurroundings(reached) { RedisPort = Redis.Port, Kafka = Kafka.BootstrapServers, Clock = clock })]);
    }
}
