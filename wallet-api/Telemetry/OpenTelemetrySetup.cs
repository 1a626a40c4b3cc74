using System.Diagnostics;
using System.Reflection;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Wallet.Api.Telemetry;

/// <summary>Metrics for Prometheus to fetch and traces to an OTLP receiver.</summary>
internal static class OpenTelemetrySetup
{
    /// <summary>Where Prometheus fetches.</summary>
    public const string MetricsPath = "/q/metrics";

    private const string ServiceName = "wallet-api";
    private const string OperationalPaths = "/q";

    // The framework has more, each of them measured in every request; these two say what is worth it.
    private static readonly string[] MetersOfFramework = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Adds both.</summary>
    public static void AddApiTelemetry(this WebApplicationBuilder builder, TelemetryOptions options)
    {
        builder.Configuration.AddInMemoryCollection(options.Variables);
        builder.Services.AddSingleton(Metrics);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => Describe(resource, options)).WithMetrics(metrics => metrics
            .AddMeter(ApiMetrics.MeterName).AddMeter(MetersOfFramework).AddRuntimeInstrumentation().AddPrometheusExporter()
            .AddView("http.server.request.duration", new ExplicitBucketHistogramConfiguration { Boundaries = Buckets.RequestSeconds }));
        if (options.HasTraces)
            telemetry.WithTracing(tracing => tracing.AddSource(ApiTracing.SourceName).AddAspNetCoreInstrumentation(Instrument).AddOtlpExporter());
    }

    // What is measured before somebody listens is lost, the zeros of rare events among it.
    private static ApiMetrics Metrics(IServiceProvider services)
    {
        services.GetRequiredService<MeterProvider>();
        return ActivatorUtilities.CreateInstance<ApiMetrics>(services);
    }

    private static void Describe(ResourceBuilder resource, TelemetryOptions options) => resource
        .AddService(ServiceName, serviceVersion: Version(), serviceInstanceId: options.Instance)
        .AddAttributes([new("deployment.environment.name", options.Environment)]);

    private static string Version()
        => typeof(OpenTelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static void Instrument(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = http => !http.Request.Path.StartsWithSegments(OperationalPaths, StringComparison.Ordinal);
        options.EnrichWithHttpResponse = HideUser;
    }

    // A path may name a user; what it matched names none.
    private static void HideUser(Activity span, HttpResponse response)
        => span.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
}
