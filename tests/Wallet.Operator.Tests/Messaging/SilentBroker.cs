using System.Net;
using System.Net.Sockets;
using Wallet.Operator.Platform.Facts;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Takes connections and never says a word, as a broker behind a broken network does.</summary>
internal sealed class SilentBroker : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SilentBroker()
    {
        _listener.Start();
        Connected = _listener.AcceptSocketAsync();
    }

    /// <summary>Done at the first connection.</summary>
    public Task Connected { get; }

    public MessagingFacts Facts => new(_listener.LocalEndpoint.ToString()!, "plaintext");

    public void Dispose() => _listener.Dispose();
}
