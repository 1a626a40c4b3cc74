using System.Net;
using System.Net.Sockets;

namespace Wallet.Api.Webhooks;

/// <summary>Connects to receivers: their names are looked up at each connect, and only addresses that are permitted then are connected to.</summary>
internal sealed class WebhookConnector(WebhookAddresses addresses, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>What sends requests: no redirects, no cookies, and no proxy, which would look up names by itself.</summary>
    public HttpMessageInvoker Invoker(int connectionsPerReceiver) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = ConnectAsync,
        MaxConnectionsPerServer = connectionsPerReceiver,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = Lifetime,
    });

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancel);
        var permitted = found.Where(address => addresses.Permits(host, address)).ToArray();
        if (permitted.Length == 0)
            throw new AddressRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A receiver's name leads to no address that may be called.</summary>
internal sealed class AddressRefusedException() : IOException("The receiver's name leads to no address that may be called.");
