using Wallet.Api.Balances;
using Wallet.Api.Balances.Days;
using Wallet.Api.Balances.Statements;
using Wallet.Api.Batching;
using Wallet.Api.Checkpoints;
using Wallet.Api.Exports;
using Wallet.Api.Exports.Targets;
using Wallet.Api.Http;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.Audit;
using Wallet.Api.Http.Exports;
using Wallet.Api.Http.Health;
using Wallet.Api.Http.Holds;
using Wallet.Api.Http.Idempotency;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Http.Settings;
using Wallet.Api.Http.Transactions;
using Wallet.Api.Http.Wallets;
using Wallet.Api.Http.Webhooks;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Exports;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Storage.Past;
using Wallet.Api.Storage.References;
using Wallet.Api.Telemetry;
using Wallet.Api.Upkeep;
using Wallet.Api.Webhooks;

namespace Wallet.Api;

/// <summary>Puts the rooms together.</summary>
internal static class WalletApi
{
    /// <summary>The REST API, ready to run. <paramref name="configure"/> lets tests replace services.</summary>
    public static WebApplication Build(ApiOptions options, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.AddApiLogging();
        builder.WebHost.SuppressStatusMessages(true);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.Configure<HostOptions>(StopInTime);
        AddRooms(builder.Services, options);
        builder.AddApiTelemetry(new(options.Environment, options.PodName, options.OpenTelemetry));
        builder.Services.AddApiAuthentication(options.Auth);
        builder.Services.AddRateLimits(options.Auth, options.RateLimit);
        builder.Services.AddBrowserOrigins(options.BrowserOrigins);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        Map(app, options);
        return app;
    }

    // Within the pod's grace of 45 seconds: what was begun is answered within 30 (deadline and settlement of a batch), and jobs stop side by side.
    private static void StopInTime(HostOptions host)
    {
        host.ShutdownTimeout = TimeSpan.FromSeconds(35);
        host.ServicesStopConcurrently = true;
    }

    private static void Listen(Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, ApiOptions options)
    {
        kestrel.AddServerHeader = false;
        Open(options.Port, Listener.Public);
        Open(options.ManagementPort, Listener.Management);

        void Open(int port, Listener listener)
        {
            if (options.BindAddress is { } address)
                kestrel.Listen(address, port, at => at.MarkAs(listener));
            else
                kestrel.ListenAnyIP(port, at => at.MarkAs(listener));
        }
    }

    private static void AddRooms(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddSingleton(new PodIdentity($"{options.PodName}/{Guid.CreateVersion7()}"));
        AddStorage(services, options.Database);
        AddUpkeep(services);
        AddHistory(services, options);
        AddCheckpoints(services, options.Checkpoints);
        AddExports(services, options.Exports);
        AddBatching(services);
        AddBalances(services, options.Database);
        AddCache(services, options.Cache);
        AddOutbox(services, options);
        AddWebhooks(services, options.Webhooks);
        AddHttp(services, options);
    }

    private static void AddStorage(IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        // Now, so that what is wrong with its settings is said before anything runs; by a factory, so that the host disposes it.
        var database = new Database(options);
        services.AddSingleton(_ => database);
        services.AddSingleton<FaultLog>();
        services.AddSingleton(all => new QueryRunner(all.GetRequiredService<Database>()));
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<LedgerClock>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<PartitionStore>();
        services.AddSingleton<BalanceStore>();
        services.AddSingleton<WalletStore>();
        services.AddSingleton<MetadataStore>();
        services.AddSingleton<TransactionStore>();
        services.AddSingleton<HoldStore>();
        services.AddSingleton<PastStore>();
        services.AddSingleton<ReferenceStore>();
        services.AddSingleton<FillingStore>();
        services.AddSingleton<SettingChangeStore>();
        services.AddSingleton<LimitProfileStore>();
        services.AddSingleton<DatabaseProbe>();
    }

    private static void AddUpkeep(IServiceCollection services)
    {
        services.AddSingleton<WorkSurroundings>();
        services.AddPeriodicWork<PartitionKeeper>();
        services.AddPeriodicWork<ReferenceFiller>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<TransactionAuditStore>();
        services.AddSingleton<AnswerAuditStore>();
        services.AddSingleton<BatchAuditStore>();
        services.AddSingleton<ReferenceAuditStore>();
        services.AddSingleton<LimitProfileAuditStore>();
        services.AddSingleton<LedgerAudit>();
        services.AddPeriodicWork<Auditor>();
        services.AddSingleton<ServiceHealth>();
        services.AddHostedService(all => all.GetRequiredService<ServiceHealth>());
    }

    private static void AddBatching(IServiceCollection services)
    {
        services.AddSingleton(new BatchOptions());
        services.AddTransient<BatchRunner>();
        services.AddSingleton<Func<BatchRunner>>(all => all.GetRequiredService<BatchRunner>);
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<ILedger>(all => all.GetRequiredService<LedgerWriter>());
        services.AddSingleton<Rehearsal>();
        services.AddPeriodicWork<ExpirySweeper>();
    }

    private static void AddBalances(IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<BalanceReader>();
        if (database.HasReader)
        {
            services.AddPeriodicWork<HeartbeatKeeper>();
            services.AddKeyedSingleton(BalanceLookup.Replica, (all, _) => ActivatorUtilities.CreateInstance<BalanceReader>(all, true));
        }
        services.AddSingleton<BalanceLookup>();
        services.AddSingleton<StatementReader>();
    }

    private static void AddHttp(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options.Idempotency);
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<RequestLedger>();
        services.AddSingleton<TransactionViews>();
        services.AddSingleton<WalletEndpoints>();
        services.AddSingleton<BalanceEndpoints>();
        services.AddSingleton<MovementEndpoints>();
        services.AddSingleton<TransactionEndpoints>();
        services.AddSingleton<BatchEndpoints>();
        services.AddSingleton<HoldEndpoints>();
        services.AddSingleton<SettingEndpoints>();
        services.AddSingleton<LimitProfileEndpoints>();
        services.AddSingleton<HealthEndpoints>();
        AddRoutes(services);
    }

    private static void AddRoutes(IServiceCollection services)
    {
        services.AddSingleton<WalletRoutes>();
        services.AddSingleton<MovementRoutes>();
        services.AddSingleton<TransactionRoutes>();
        services.AddSingleton<AuditRoutes>();
        services.AddSingleton<HoldRoutes>();
        services.AddSingleton<SettingRoutes>();
        services.AddSingleton<LimitProfileRoutes>();
        services.AddSingleton<ExportRoutes>();
        services.AddSingleton<Routes>();
    }

    private static void AddHistory(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options.History);
        services.AddSingleton<ClosingStore>();
        services.AddSingleton<DayCloser>();
        services.AddSingleton<RetirementStore>();
        services.AddSingleton<DayAuditStore>();
        services.AddSingleton<DayAudit>();
        services.AddSingleton<DayRetirer>();
        services.AddPeriodicWork<HistoryKeeper>();
    }

    private static void AddCheckpoints(IServiceCollection services, CheckpointOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<CheckpointStore>();
        services.AddSingleton<LedgerLeaves>();
        services.AddSingleton<AuditEndpoints>();
        if (options.KeyFile is not { } file)
            return;
        // Now, so that what is wrong with it is said before anything runs.
        var key = CheckpointKey.Read(file);
        services.AddSingleton(_ => key);
        services.AddPeriodicWork<CheckpointSealer>();
    }

    private static void AddExports(IServiceCollection services, ExportOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ExportStore>();
        services.AddSingleton<ExportPartStore>();
        services.AddSingleton<LedgerRowStore>();
        services.AddSingleton<ExportSource>();
        services.AddSingleton<ExportEndpoints>();
        if (options.Root is null)
            return;
        services.AddSingleton<IExportTarget>(_ => options.Bucket is null
            ? new DirectoryTarget(options.Root)
            : new S3Target(S3Target.Client(options), options));
        services.AddSingleton<ExportRunner>();
        services.AddPeriodicWork<ExportWork>();
    }

    private static void AddCache(IServiceCollection services, CacheOptions? cache)
    {
        if (cache is null)
        {
            services.AddSingleton<Action<Decision>>(_ => _ => { });
            return;
        }
        services.AddSingleton(cache);
        services.AddSingleton<BalanceCache>();
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<BalanceCache>());
        services.AddSingleton<Action<Decision>>(all => all.GetRequiredService<BalanceCache>().Put);
    }

    private static void AddOutbox(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<IPublishedBatches, PublishedBatches>();
        // Without Kafka, webhooks alone are what the outbox is for.
        if (options.Kafka is not null || options.Webhooks.KeyFile is not null)
        {
            services.AddSingleton<OutboxBacklog>();
            services.AddPeriodicWork<OutboxRelay>();
        }
        if (options.Kafka is not { } kafka)
            return;
        services.AddSingleton(kafka);
        services.AddSingleton<MskTokens>();
        services.AddSingleton<KafkaPublisher>();
        services.AddSingleton<IEventPublisher>(all => all.GetRequiredService<KafkaPublisher>());
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<KafkaPublisher>());
    }

    private static void AddWebhooks(IServiceCollection services, WebhookOptions options)
    {
        services.AddWebhooks(options);
        services.AddSingleton<RequestedWebhooks>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<WebhookDeliveryEndpoints>();
        services.AddSingleton<WebhookRoutes>();
        if (options.KeyFile is not null)
            services.AddPeriodicWork<WebhookDeliverer>();
    }

    private static void Map(WebApplication app, ApiOptions options)
    {
        var metrics = app.Services.GetRequiredService<ApiMetrics>();
        app.UseProblems(app.Logger, metrics, app.Services.GetRequiredService<FaultLog>());
        app.UseListeners(options.Documentation);
        app.UseRouting();
        app.UseBrowserOrigins(options.BrowserOrigins);
        if (options.Auth.Enabled)
        {
            app.UseSigningKeys(metrics);
            app.UseAuthentication();
            app.UseRateLimits();
            app.UseAuthorization();
        }
        else
        {
            Http.Log.AuthDisabled(app.Logger);
        }
        var routes = app.Services.GetRequiredService<Routes>().All;
        app.MapApi(routes, options.Auth, metrics, app.Services.GetRequiredService<TimeProvider>());
        app.Services.GetRequiredService<HealthEndpoints>().Map(app);
        app.MapPrometheusScrapingEndpoint(OpenTelemetrySetup.MetricsPath);
        app.MapDocumentation(routes, options);
    }
}
