using Wallet.Api.Balances;
using Wallet.Api.Balances.Days;
using Wallet.Api.Balances.Statements;
using Wallet.Api.Batching;
using Wallet.Api.Http;
using Wallet.Api.Http.Endpoints;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Ledger;
using Wallet.Api.Outbox;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Storage.Past;
using Wallet.Api.Telemetry;
using Wallet.Api.Upkeep;

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
        if (options.BindAddress is { } address)
            kestrel.Listen(address, options.Port);
        else
            kestrel.ListenAnyIP(options.Port);
    }

    private static void AddRooms(IServiceCollection services, ApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Random.Shared);
        services.AddSingleton(new BatchOptions());
        services.AddSingleton(options.Database);
        // Now, so that what is wrong with its settings is said before anything runs; by a factory, so that the host disposes it.
        var database = new Database(options.Database);
        services.AddSingleton(_ => database);
        services.AddSingleton<FaultLog>();
        services.AddSingleton(all => new QueryRunner(all.GetRequiredService<Database>()));
        services.AddSingleton<WorkSurroundings>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<LeaseStore>();
        services.AddSingleton<PartitionStore>();
        services.AddSingleton<LedgerClock>();
        services.AddPeriodicWork<PartitionKeeper>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<LedgerAudit>();
        services.AddPeriodicWork<Auditor>();
        AddHistory(services, options);
        services.AddSingleton(new PodIdentity($"{options.PodName}/{Guid.CreateVersion7()}"));
        services.AddTransient<BatchRunner>();
        services.AddSingleton<Func<BatchRunner>>(all => all.GetRequiredService<BatchRunner>);
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<ILedger>(all => all.GetRequiredService<LedgerWriter>());
        services.AddSingleton<Rehearsal>();
        services.AddSingleton<RequestLedger>();
        services.AddPeriodicWork<ExpirySweeper>();
        services.AddSingleton<BalanceReader>();
        if (options.Database.HasReader)
            services.AddKeyedSingleton(BalanceLookup.Replica, (all, _) => ActivatorUtilities.CreateInstance<BalanceReader>(all, true));
        services.AddSingleton<BalanceLookup>();
        services.AddSingleton<WalletReader>();
        services.AddSingleton<MetadataWriter>();
        services.AddSingleton<PastStore>();
        services.AddSingleton<StatementReader>();
        services.AddSingleton<TransactionReader>();
        services.AddSingleton(options.Idempotency);
        services.AddSingleton<IdempotencyKeys>();
        AddCache(services, options.Cache);
        AddOutbox(services, options);
        services.AddSingleton<TransactionViews>();
        services.AddSingleton<WalletEndpoints>();
        services.AddSingleton<BalanceEndpoints>();
        services.AddSingleton<MovementEndpoints>();
        services.AddSingleton<TransactionEndpoints>();
        services.AddSingleton<BatchEndpoints>();
        services.AddSingleton<HoldEndpoints>();
        services.AddSingleton<SettingEndpoints>();
        services.AddSingleton<Routes>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<ServiceHealth>();
        services.AddHostedService(all => all.GetRequiredService<ServiceHealth>());
        services.AddSingleton<HealthEndpoints>();
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
        if (options.Kafka is not { } kafka)
            return;
        services.AddSingleton(kafka);
        services.AddSingleton<MskTokens>();
        services.AddSingleton<KafkaPublisher>();
        services.AddSingleton<IEventPublisher>(all => all.GetRequiredService<KafkaPublisher>());
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<KafkaPublisher>());
        services.AddSingleton<OutboxBacklog>();
        services.AddPeriodicWork<OutboxRelay>();
    }

    private static void Map(WebApplication app, ApiOptions options)
    {
        var metrics = app.Services.GetRequiredService<ApiMetrics>();
        app.UseProblems(app.Logger, metrics, app.Services.GetRequiredService<FaultLog>());
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
        app.MapPrometheusScrapingEndpoint("/q/metrics");
        var document = new Lazy<string>(() => OpenApiDocument.Write(routes, options.Auth).ToJsonString());
        app.MapGet("/q/openapi", (RequestDelegate)(http => Results.Text(document.Value, "application/json").ExecuteAsync(http)));
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/q/swagger-ui"), branch => branch.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "q/swagger-ui";
            ui.SwaggerEndpoint("/q/openapi", "Wallet API v1");
        }));
    }
}
