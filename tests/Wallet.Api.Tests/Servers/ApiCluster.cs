using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Balances;
using Wallet.Api.Batching;
using Wallet.Api.Exports;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Upkeep;
using Wallet.Api.Webhooks;

namespace Wallet.Api.Tests.Servers;

/// <summary>API hosts on a database of their own. Authentication is off unless a test is about it.</summary>
public sealed class ApiCluster : IAsyncDisposable
{
    // A busy machine is no fault: tests of a deadline set their own.
    private static readonly BatchOptions Patient = new() { Deadline = TimeSpan.FromMinutes(10) };

    private static int _databases;
    private readonly DatabaseOptions _reached;
    private readonly List<WebApplication> _hosts = [];

    private ApiCluster(DatabaseOptions database, DatabaseOptions reached) => (Database, _reached) = (database, reached);

    internal DatabaseOptions Database { get; }

    /// <summary>A client for each host.</summary>
    public IReadOnlyList<WalletClient> Clients { get; private set; } = [];

    public WalletClient Client => Clients[0];

    /// <summary>A client of the first host's management port.</summary>
    public WalletClient Management { get; private set; } = null!;

    internal IServiceProvider Services => _hosts[0].Services;

    /// <summary>The services of each host.</summary>
    internal IEnumerable<IServiceProvider> Hosts => _hosts.Select(host => host.Services);

    internal static Task<ApiCluster> StartAsync(int hosts = 1, Setup? setup = null) => StartAsync(DatabaseServers.Shared, hosts, setup);

    internal static async Task<ApiCluster> StartAsync(MariaDbServer server, int hosts = 1, Setup? setup = null)
    {
        var name = $"wallet_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        var database = server.Create(name);
        new Schema(database, NullLogger<Schema>.Instance).Migrate();
        var cluster = new ApiCluster(database, setup is { AsApplication: true } ? await AppDatabase.PrepareAsync(database) : database);
        for (var i = 0; i < hosts; i++)
            await cluster.AddAsync(setup ?? new Setup());
        cluster.Management = new(AddressesOf(cluster._hosts[0]).Last());
        return cluster;
    }

    /// <summary>Starts another host on the same database; its client.</summary>
    internal async Task<WalletClient> AddAsync(Setup setup)
    {
        var host = await StartHostAsync(_reached, setup);
        _hosts.Add(host);
        Clients = [.. Clients, new WalletClient(AddressesOf(host).First(), new ContractHandler())];
        return Clients[^1];
    }

    /// <summary>Stops a host as SIGTERM would.</summary>
    public Task StopAsync(int host) => _hosts[host].StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in Clients)
            client.Dispose();
        Management.Dispose();
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
            Database = setup.Database((setup.Proxy is { } proxy ? database with { Host = "127.0.0.1", Port = proxy.Port } : database) with
            {
                ReaderHost = setup.HasReplica ? "localhost" : null,
            }),
            Cache = setup.Cache,
            Kafka = setup.Kafka,
            Webhooks = setup.Webhooks,
            Auth = setup.Auth,
            Documentation = setup.Documentation,
            BrowserOrigins = setup.BrowserOrigins,
            RateLimit = setup.RateLimit,
            Exports = setup.Exports,
            OpenTelemetry = setup.OpenTelemetry,
        };
        var app = WalletApi.Build(options, services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(new HostLog(database.Name)));
            services.AddSingleton(setup.Batching(Patient));
            if (setup.JobsStand)
                services.AddSingleton(all => ActivatorUtilities.CreateInstance<WorkSurroundings>(all, new FakeTimeProvider()));
            setup.Services?.Invoke(services);
        });
        await app.StartAsync();
        await Eventually.BecomesTrueAsync(() => app.Services.GetRequiredService<ServiceHealth>().IsStarted, "the host reaches its database");
        return app;
    }

    // In the order in which they were given to the server: the public one, then that of management.
    private static IEnumerable<Uri> AddressesOf(WebApplication host)
        => host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address));

    /// <summary>What differs from a plain host.</summary>
    internal sealed record Setup
    {
        public CacheOptions? Cache { get; init; }

        public KafkaOptions? Kafka { get; init; }

        public WebhookOptions Webhooks { get; init; } = WebhookOptions.Off;

        public AuthOptions Auth { get; init; } = new(false, null, "wallet-api");

        /// <summary>Where clients find the document to which they hold every answer.</summary>
        public DocumentationPlace Documentation { get; init; } = DocumentationPlace.Public;

        public IReadOnlyList<string> BrowserOrigins { get; init; } = [];

        public RateLimitOptions RateLimit { get; init; } = new();

        /// <summary>Where exports are written, if anywhere.</summary>
        public ExportOptions Exports { get; init; } = new();

        /// <summary>What differs from batches with patience.</summary>
        public Func<BatchOptions, BatchOptions> Batching { get; init; } = patient => patient;

        /// <summary>Whether the clock of the hosts' jobs stands still, so that none disturbs what a test does by hand.</summary>
        public bool JobsStand { get; init; }

        /// <summary>Variables of OpenTelemetry, as in the environment.</summary>
        public IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

        /// <summary>Whether hosts are the application's user, who may do no more than it must. Otherwise they may do what tests do by them.</summary>
        public bool AsApplication { get; init; }

        /// <summary>Whether there is a replica: the writer by another name.</summary>
        public bool HasReplica { get; init; }

        /// <summary>By which hosts reach the database, if not directly.</summary>
        public CuttingProxy? Proxy { get; init; }

        /// <summary>What hosts are told of the database that was made for them.</summary>
        public Func<DatabaseOptions, DatabaseOptions> Database { get; init; } = made => made;

        public Action<IServiceCollection>? Services { get; init; }
    }
}
