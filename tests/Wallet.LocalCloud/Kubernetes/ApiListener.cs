using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud.Kubernetes;

/// <summary>The HTTPS side of an API server, which can go and come back at the same address while the objects stay.</summary>
internal sealed class ApiListener : IAsyncDisposable
{
    private readonly IPAddress _address;
    private readonly ServingCertificate _certificate;
    private readonly RequestDelegate _handle;
    private WebApplication? _server;

    private ApiListener(IPAddress address, ServingCertificate certificate, RequestDelegate handle)
        => (_address, _certificate, _handle) = (address, certificate, handle);

    public Uri Url { get; private set; } = null!;

    public static async Task<ApiListener> StartAsync(IPAddress address, int port, ServingCertificate certificate, RequestDelegate handle)
    {
        var listener = new ApiListener(address, certificate, handle);
        await listener.ListenAsync(port);
        return listener;
    }

    /// <summary>Takes connections again, on the port of before.</summary>
    public Task ListenAgainAsync() => _server is null ? ListenAsync(Url.Port) : Task.CompletedTask;

    /// <summary>Breaks off every connection and takes no more.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _server, null) is not { } server) return;
        await server.StopAsync(new CancellationToken(canceled: true));
        await server.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task ListenAsync(int port)
    {
        var server = Build(port);
        server.Run(_handle);
        await server.StartAsync();
        Url = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _server = server;
    }

    private WebApplication Build(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 16 * 1024 * 1024;
            kestrel.Limits.BePatient();
            kestrel.Listen(
                _address, port, listen => listen.UseHttps(_certificate.Serving, https => https.HandshakeTimeout = ClientPatience.Limit));
        });
        return builder.Build();
    }
}
