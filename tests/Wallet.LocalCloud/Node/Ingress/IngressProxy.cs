using System.Net;
using Wallet.LocalCloud.Kubernetes.Controllers;
using Yarp.ReverseProxy.Configuration;

namespace Wallet.LocalCloud.Node.Ingress;

/// <summary>
/// One HTTP port in front of all ingresses of class alb. A pod that is taken off gets no new requests; those under way finish.
/// </summary>
internal sealed class IngressProxy : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IngressProxy(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <param name="port">TCP port on 127.0.0.1; 0 for any free one.</param>
    /// <param name="watch">Where ingresses, services and endpoints come from.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<IngressProxy> StartAsync(int port, ClusterWatch watch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddReverseProxy().LoadFromMemory([], []);
        var app = builder.Build();
        app.MapReverseProxy(pipeline =>
        {
            pipeline.Use(AnotherPod.TryAsync);
            pipeline.UseLoadBalancing();
        });
        var config = app.Services.GetRequiredService<InMemoryConfigProvider>();
        watch.Ingresses.Changed += _ => Update(config, watch);
        watch.Services.Changed += _ => Update(config, watch);
        watch.EndpointSlices.Changed += _ => Update(config, watch);
        await app.StartAsync();
        return new IngressProxy(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Update(InMemoryConfigProvider config, ClusterWatch watch)
    {
        // Changes come from several watches; the last one to leave must have seen everything.
        lock (config)
        {
            var next = IngressRoutes.Of(watch.Ingresses.Items, watch.Services.Items, watch.EndpointSlices.Items);
            config.Update(next.Routes, next.Clusters);
        }
    }
}
