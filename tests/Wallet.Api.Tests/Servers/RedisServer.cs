using System.Diagnostics;
using System.Net.Sockets;

namespace Wallet.Api.Tests.Servers;

/// <summary>A Redis of our own.</summary>
public sealed class RedisServer : IDisposable
{
    private PrivateProcess? _process;

    public int Port { get; } = PrivateProcess.FreePort();

    public static RedisServer Start()
    {
        var server = new RedisServer();
        server.Up();
        return server;
    }

    public void Up()
    {
        _process = PrivateProcess.Start(
            PrivateProcess.Find("redis-server", "redis-server"), "/dev/null",
            "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", Port);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < TimeSpan.FromSeconds(20))
            {
                Thread.Sleep(20);
            }
        }
    }

    public void Down() => _process?.Dispose();

    public void Dispose() => Down();
}
