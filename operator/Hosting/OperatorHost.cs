using Amazon.Runtime.Internal;
using k8s;
using OpenTelemetry.Metrics;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Kube;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;

namespace Wallet.Operator.Hosting;

/// <summary>Puts the rooms together and runs them as one process.</summary>
internal static class OperatorHost
{
    private const int LeadershipWasLost = 1;

    /// <summary>Runs until SIGTERM or until leadership is lost; the process' exit code.</summary>
    public static async Task<int> RunAsync(
        OperatorOptions options, Func<string, string?> environment, CancellationToken stop)
    {
        if (KubernetesConnection.Find(environment, out var complaint) is not { } kubernetes)
        {
            await Console.Error.WriteLineAsync(complaint);
            return CommandLine.BadArguments;
        }

        await using var app = Build(options, kubernetes, environment);
        Observe(app.Services);
        MapEndpoints(app);
        await app.StartAsync(stop);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop, app.Lifetime.ApplicationStopping);
        try
        {
            var controller = app.Services.GetRequiredService<PlatformController>();
            var end = await app.Services.GetRequiredService<Leadership>().RunAsync(controller.RunAsync, stopping.Token);
            return end == LeadershipEnd.Lost ? LeadershipWasLost : 0;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static WebApplication Build(
        OperatorOptions options, KubernetesClientConfiguration kubernetes, Func<string, string?> environment)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://{options.BindAddress}:{options.Port}");
        builder.Logging.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(OperatorMetrics.MeterName, CallObserver.MeterName)
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Random.Shared)
            .AddSingleton<OperatorMetrics>()
            .AddLeadership(options, kubernetes)
            .AddAws(environment)
            .AddReconciling(options);
        return builder.Build();
    }

    private static IServiceCollection AddLeadership(
        this IServiceCollection services, OperatorOptions options, KubernetesClientConfiguration kubernetes)
    {
        var lease = new LeadershipOptions
        {
            Namespace = options.LeaseNamespace,
            LeaseName = options.LeaseName,
            Identity = options.Identity,
        };
        return services
            .AddSingleton(lease)
            .AddSingleton(provider => new LeadershipFence(
                lease.LeaseDuration, lease.FenceMargin, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IKubernetes>(provider => KubernetesConnection.Open(
                kubernetes, provider.GetRequiredService<LeadershipFence>()))
            .AddSingleton<Leadership>();
    }

    private static IServiceCollection AddAws(this IServiceCollection services, Func<string, string?> environment) => services
        .AddSingleton(new AwsSettings(environment("AWS_REGION") ?? ""))
        .AddSingleton<AwsRegions>(provider =>
        {
            AwsSdk.Configure(provider.GetRequiredService<ILoggerFactory>());
            RuntimePipelineCustomizerRegistry.Instance.Register(
                new CallGate.Installer(provider.GetRequiredService<LeadershipFence>().Demand));
            return ActivatorUtilities.CreateInstance<AwsRegions>(provider);
        })
        .AddSingleton(provider => new MskToken(
            provider.GetRequiredService<AwsSettings>().Credentials, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ITopicAdmin, KafkaTopicAdmin>();

    private static void AddReconciling(
        this IServiceCollection services, OperatorOptions options) => services
        .AddSingleton(new ReconcileOptions
        {
            Workers = options.Workers,
            Namespaces = options.WatchNamespaces,
            Resync = options.Resync,
            LongestWait = options.LongestWait,
            UpgradeHold = options.UpgradeHold,
            EksClusterName = options.EksClusterName,
            PermissionsBoundaryArn = options.PermissionsBoundaryArn,
            RequirePermissionsBoundary = options.RequirePermissionsBoundary,
        })
        .AddSingleton(new DatabaseOptions { ParameterGroupRest = options.ParameterGroupRest })
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<EventRecorder>(provider, "wallet-operator", options.Identity))
        .AddRooms()
        .AddSingleton<Urgency>()
        .AddSingleton<PlatformStore>()
        .AddSingleton<StepRunner>()
        .AddSingleton<Teardown>()
        .AddSingleton<PassEvents>()
        .AddSingleton<PlatformReconciler>()
        .AddSingleton(provider => new WorkQueue<PlatformKey>(
            FaultPaces.Transient,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<Urgency>().Holds))
        .AddSingleton(provider => Watches.In(
            provider.GetRequiredService<IKubernetes>(),
            provider.GetRequiredService<WorkQueue<PlatformKey>>(),
            options.WatchNamespaces,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Random>(),
            provider.GetRequiredService<ILogger<Informer<ObjectHead>>>(),
            provider.GetRequiredService<Urgency>()))
        .AddSingleton(provider => provider.GetRequiredService<Watches>().All)
        .AddSingleton<PlatformController>();

    private static void Observe(IServiceProvider services)
    {
        var queue = services.GetRequiredService<WorkQueue<PlatformKey>>();
        var watches = services.GetRequiredService<Watches>();
        var leadership = services.GetRequiredService<Leadership>();
        services.GetRequiredService<OperatorMetrics>().Observe(
            () => queue.Depth, () => queue.Age, () => leadership.Leads, () => watches.Silences);
    }

    private static void MapEndpoints(WebApplication app)
    {
        var leadership = app.Services.GetRequiredService<Leadership>();
        var watches = app.Services.GetRequiredService<Watches>();
        var health = new Health(() => leadership.Leads, watches.Platforms, watches.Owned);
        app.MapGet("/healthz", (HttpContext context) => AnswerAsync(context, health.Alive()));
        app.MapGet("/readyz", (HttpContext context) => AnswerAsync(context, health.Ready()));
        app.MapPrometheusScrapingEndpoint();
    }

    // A plain request delegate: one with parameters to bind is compiled from expression trees at start.
    private static Task AnswerAsync(HttpContext context, string? complaint)
    {
        context.Response.StatusCode = complaint is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(complaint ?? "ok", context.RequestAborted);
    }
}
