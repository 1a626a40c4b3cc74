using System.Diagnostics;
using System.Net.Sockets;
using Wallet.Api.Balances;
using Wallet.Api.Credentials;

namespace Wallet.Api.Tests.Servers;

/// <summary>A Redis of our own.</summary>
public sealed class RedisServer : IDisposable
{
    private PrivateProcess? _process;

    public int Port { get; } = FreePort.Next();

    public static RedisServer Start()
    {
        var server = new RedisServer();
        server.Up();
        return server;
    }

    public void Up()
    {
        _process = PrivateProcess.Start(
            PrivateProcess.Find("redis-server", "redis-server"), "/dev/null", null,
            "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", Port);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < TimeSpan.FromMinutes(10))
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Runs commands, after a password if there is one, and says what came back last.</summary>
    public string Say(string? password, params string[] commands)
    {
        using var client = new TcpClient("127.0.0.1", Port);
        using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        var answer = "";
        foreach (var command in password is null ? commands : [$"AUTH {password}", .. commands])
        {
            writer.WriteLine(command);
            answer = reader.ReadLine() ?? "";
            if (answer.StartsWith('-'))
                throw new InvalidOperationException($"{command}: {answer}");
        }
        return answer;
    }

    /// <summary>What hosts are told of it: to wait for its answers, however busy the machine is.</summary>
    internal CacheOptions Options(CredentialSource? token = null)
        => new("127.0.0.1", Port, false, token) { Patience = TimeSpan.FromMinutes(10) };

    public void Down() => _process?.Dispose();

    public void Dispose() => Down();
}
