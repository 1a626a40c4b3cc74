using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Servers;

/// <summary>An API as a process of its own, that can be killed at any moment and started again on the same port.</summary>
public sealed class ApiProcess : IDisposable
{
    private readonly string[] _environment;
    private PrivateProcess? _process;

    internal ApiProcess(DatabaseOptions database, int redisPort)
    {
        Client = new(new($"http://127.0.0.1:{Port}"));
        _environment =
        [
            "WALLET_ENVIRONMENT=development", "AWS_REGION=eu-west-1", "WALLET_AUTH_MODE=disabled", "BIND_ADDRESS=127.0.0.1",
            $"WALLET_HTTP_PORT={Port}", $"WALLET_DATABASE_HOST={database.Host}", $"WALLET_DATABASE_PORT={database.Port}",
            $"WALLET_DATABASE_NAME={database.Name}", $"WALLET_DATABASE_USERNAME={database.Username}",
            $"WALLET_DATABASE_PASSWORD={database.Password}", "WALLET_DATABASE_TLS=disabled", "WALLET_CACHE_HOST=127.0.0.1",
            $"WALLET_CACHE_PORT={redisPort}", "WALLET_CACHE_TLS=false",
        ];
    }

    public int Port { get; } = PrivateProcess.FreePort();

    public WalletClient Client { get; }

    public void Up() => _process = PrivateProcess.Start(
        "/usr/bin/env", "/dev/null", [.. _environment, "dotnet", typeof(WalletApi).Assembly.Location, "serve"]);

    /// <summary>kill -9.</summary>
    public void Down() => _process?.Dispose();

    public void Dispose()
    {
        Down();
        Client.Dispose();
    }
}
