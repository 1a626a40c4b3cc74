using System.Diagnostics;

namespace Wallet.Api.Tests.Servers;

/// <summary>An API as a process of its own, that can be killed or paused at any moment and started again on the same ports.</summary>
public sealed class ApiProcess : IDisposable
{
    private readonly ApiSurroundings _surroundings;
    private readonly int _managementPort = FreePort.Next();
    private PrivateProcess? _process;

    internal ApiProcess(string name, ApiSurroundings surroundings)
    {
        (Name, _surroundings) = (name, surroundings);
        Client = new(new($"http://127.0.0.1:{Port}"), surroundings.Token is { } token ? new SignInHandler(token) : null);
    }

    public string Name { get; }

    public int Port { get; } = FreePort.Next();

    public WalletClient Client { get; }

    public void Up() => _process = PrivateProcess.Start(
        "/usr/bin/env", "/dev/null", null,
        // It is killed, and then would leave its debugger's pipes behind.
        ["DOTNET_EnableDiagnostics=0", .. _surroundings.Environment(Name, Port, _managementPort), "dotnet", typeof(WalletApi).Assembly.Location, "serve"]);

    /// <summary>kill -9.</summary>
    public void Down() => _process?.Dispose();

    /// <summary>SIGSTOP.</summary>
    public void Pause() => _process?.Pause();

    /// <summary>SIGCONT.</summary>
    public void Resume() => _process?.Resume();

    /// <summary>Waits until it takes requests.</summary>
    public async Task ReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (clock.Elapsed > TimeSpan.FromMinutes(10))
                throw new TimeoutException($"{Name} is not ready after ten minutes.");
            await Task.Delay(50);
        }
    }

    public void Dispose()
    {
        Down();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Client.GetAsync("/q/health/ready")).Status == System.Net.HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
