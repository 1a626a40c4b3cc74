using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Api.Balances;
using Wallet.Api.Batching;
using Wallet.Api.Http;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Upkeep;

namespace Wallet.Api.Tests.Servers;

/// <summary>API hosts on a database of their own. Authentication is off unless a test is about it.</summary>
public sealed class ApiCluster : IAsyncDisposable
{
    private static int _databases;
    private readonly List<WebApplication> _hosts = [];

    private ApiCluster(DatabaseOptions database) => Database = database;

    internal DatabaseOptions Database { get; }

    /// <summary>A client for each host.</summary>
    public IReadOnlyList<WalletClient> Clients { get; private set; } = [];

    public WalletClient Client => Clients[0];

    internal IServiceProvider Services => _hosts[0].Services;

    /// <summary>The services of each host.</summary>
    internal IEnumerable<IServiceProvider> Hosts => _hosts.Select(host => host.Services);

    internal static Task<ApiCluster> StartAsync(int hosts = 1, Setup? setup = null) => StartAsync(DatabaseServers.Shared, hosts, setup);

    internal static async Task<ApiCluster> StartAsync(MariaDbServer server, int hosts = 1, Setup? setup = null)
    {
        var name = $"wallet_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        var cluster = new ApiCluster(server.Create(name));
        new Schema(cluster.Database, NullLogger<Schema>.Instance).Migrate();
        for (var i = 0; i < hosts; i++)
            cluster._hosts.Add(await StartHostAsync(cluster.Database, setup ?? new Setup()));
        cluster.Clients = [.. cluster._hosts.Select(host => new WalletClient(AddressOf(host), new ContractHandler()))];
        return cluster;
    }

    /// <summary>Stops a host as SIGTERM would.</summary>
    public Task StopAsync(int host) => _hosts[host].StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Clients)
            client.Dispose();
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    private static async Task<WebApplication> StartHostAsync(DatabaseOptions database, Setup setup)
    {
        var options = new ApiOptions
        {
            Environment = "development",
            BindAddress = System.Net.IPAddress.Loopback,
            Port = 0,
            PodName = "test",
            Database = setup.Proxy is { } proxy ? database with { Host = "127.0.0.1", Port = proxy.Port } : database,
            Cache = setup.Cache,
            Kafka = setup.Kafka,
            Auth = setup.Auth,
            BrowserOrigins = setup.BrowserOrigins,
            RateLimit = setup.RateLimit,
            OpenTelemetry = setup.OpenTelemetry,
        };
        var app = WalletApi.Build(options, services =>
        {
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton(setup.Batching);
            setup.Services?.Invoke(services);
        });
        await app.StartAsync();
        await Eventually.BecomesTrueAsync(() => app.Services.GetRequiredService<ServiceHealth>().IsStarted, "the host reaches its database");
        return app;
    }

    private static Uri AddressOf(WebApplication host)
        => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>What differs from a plain host.</summary>
    internal sealed record Setup
    {
        public CacheOptions? Cache { get; init; }

        public KafkaOptions? Kafka { get; init; }

        public AuthOptions Auth { get; init; } = new(false, null, "wallet-api");

        public IReadOnlyList<string> BrowserOrigins { get; init; } = [];

        public RateLimitOptions RateLimit { get; init; } = new();

        public BatchOptions Batching { get; init; } = new();

        /// <summary>Variables of OpenTelemetry, as in the environment.</summary>
        public IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

        /// <summary>By which hosts reach the database, if not directly.</summary>
        public CuttingProxy? Proxy { get; init; }

        public Action<IServiceCollection>? Services { get; init; }
    }
}
