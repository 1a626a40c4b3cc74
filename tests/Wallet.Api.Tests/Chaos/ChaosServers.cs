using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>Everything that can break: three APIs, their database behind a proxy, cache, Kafka, and the clocks of all.</summary>
internal sealed class ChaosServers : IDisposable
{
    private const int Count = 3;
    private const string PasswordFile = "password";
    private const int NoSuchThread = 1094;

    private ChaosServers()
    {
        Database = MariaDbServer.StartPrivate(DatabaseClock.Environment, "--innodb-flush-log-at-trx-commit=1", "--innodb-lock-wait-timeout=5");
        Options = Database.Create("chaos");
        Proxy = CuttingProxy.Before(Database);
        Secret = new((PasswordFile, AppDatabase.User));
    }

    public ShiftedClock DatabaseClock { get; } = new();

    public IReadOnlyList<ShiftedClock> ApiClocks { get; } = [.. Enumerable.Range(0, Count).Select(_ => new ShiftedClock())];

    public MariaDbServer Database { get; }

    public CuttingProxy Proxy { get; }

    public RedisServer Redis { get; } = RedisServer.Start();

    public KafkaServer Kafka { get; } = KafkaServer.Start();

    /// <summary>Who lets callers in.</summary>
    public IdentityProvider Identities { get; } = new();

    public ApiFleet Apis { get; private set; } = null!;

    public DatabaseOptions Options { get; }

    /// <summary>From which the APIs read their password.</summary>
    private MountedSecret Secret { get; }

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
        Secret.Dispose();
        Identities.DisposeAsync().AsTask().GetAwaiter().GetResult();
        DatabaseClock.Dispose();
        foreach (var clock in ApiClocks)
            clock.Dispose();
    }

    /// <summary>Has the server take another password from the APIs than they have, and no connection of before stays.</summary>
    public void ChangePassword(string password)
    {
        Database.Execute($"ALTER USER {AppDatabase.User}@'%' IDENTIFIED BY '{password}'");
        CutConnections();
    }

    /// <summary>The file of the APIs' password as the kubelet replaces it.</summary>
    public void DeliverPassword(string password) => Secret.Replace((PasswordFile, password));

    /// <summary>Has the server take no more connections from the APIs than this; 0 for any number.</summary>
    public void LimitConnections(int count)
    {
        Database.Execute($"ALTER USER {AppDatabase.User}@'%' WITH MAX_USER_CONNECTIONS {count}");
        CutConnections();
    }

    private void CutConnections()
    {
        foreach (var row in Database.Rows($"SELECT id FROM information_schema.processlist WHERE user = '{AppDatabase.User}'"))
        {
            try
            {
                Database.Execute($"KILL {row[0]}");
            }
            catch (MySqlException exception) when (exception.Number == NoSuchThread)
            {
                // It has ended by itself.
            }
        }
    }

    private async Task StartApisAsync()
    {
        await Identities.UpAsync();
        var reached = (await AppDatabase.PrepareAsync(Options)) with { Port = Proxy.Port, Password = "", PasswordFile = Secret.PathOf(PasswordFile) };
        Apis = await ApiFleet.StartAsync([.. ApiClocks.Select(clock => new ApiSurroundings(reached)
        {
            RedisPort = Redis.Port,
            Kafka = Kafka.BootstrapServers,
            Authority = Identities.Authority,
            Token = () => Identities.Token("chaos", "wallet:read wallet:write wallet:admin"),
            More = ["WALLET_RATE_PER_SECOND=1000000", "WALLET_RATE_BURST=1000000"],
            Clock = clock,
        })]);
    }
}
