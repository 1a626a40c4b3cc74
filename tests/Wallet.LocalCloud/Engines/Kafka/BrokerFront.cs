using System.Net;
using System.Net.Sockets;

namespace Wallet.LocalCloud.Engines.Kafka;

/// <summary>
/// Stands before one broker of the mock, which implements neither CreateTopics nor CreatePartitions nor the settings of topics
/// (rdkafka_mock.h): answers those, and passes everything else through.
/// </summary>
internal sealed class BrokerFront : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _broker;
    private readonly TopicBoard _topics;

    public BrokerFront(string broker, TopicBoard topics)
    {
        (_broker, _topics) = (IPEndPoint.Parse(broker), topics);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var stop = _stop.Token;
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(stop), stop);
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The front was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using var connection = client;
        using var broker = new TcpClient();
        try
        {
            await broker.ConnectAsync(_broker, stop);
            (client.NoDelay, broker.NoDelay) = (true, true);
            using var exchange = new BrokerExchange(client.GetStream(), broker.GetStream(), _topics);
            await Task.WhenAny(exchange.RequestsAsync(stop), exchange.AnswersAsync(stop));
        }
        catch (Exception end) when (end is IOException or OperationCanceledException or SocketException)
        {
            // One side went away: so does the other.
        }
    }
}
