using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api;
using Wallet.Api.Batching;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;
using Wallet.Bench.Comparisons;

namespace Wallet.Bench.Servers;

/// <summary>The peer: the API's HTTP stack before a ledger that is written as one would at first.</summary>
internal sealed class PeerServer : IBenchServer
{
    // How many requests it serves side by side.
    private const int Connections = 64;

    private readonly PrivateProcess _process;

    private PeerServer(PrivateProcess process, int port) => (_process, Port) = (process, port);

    /// <inheritdoc/>
    public int Port { get; }

    /// <inheritdoc/>
    public int ProcessId => _process.Id;

    public static async Task<PeerServer> StartAsync(DatabaseOptions database)
    {
        var port = FreePort.Next();
        var process = PrivateProcess.Start(
            "/usr/bin/env", "/dev/null", null,
            "dotnet", typeof(PeerServer).Assembly.Location, "serve", $"{port}", database.Host, $"{database.Port}", database.Name, database.Username,
            database.Password);
        await Readiness.OfAsync(port);
        return new(process, port);
    }

    /// <summary>What the process runs.</summary>
    public static async Task ServeAsync(string[] arguments)
    {
        var options = new ApiOptions
        {
            Environment = "development",
            BindAddress = IPAddress.Loopback,
            Port = Number(arguments[0]),
            PodName = "peer",
            Database = new(arguments[1], null, Number(arguments[2]), arguments[3], arguments[4], arguments[5])
            {
                Tls = DatabaseTls.Disabled,
                MaxConnections = Connections + 8,
            },
            Auth = new(false, null, "wallet-api"),
        };
        var ledger = await StraightforwardLedger.OpenAsync(options.Database, Connections);
        await using var app = WalletApi.Build(options, services => services.AddSingleton<ILedger>(ledger));
        await app.RunAsync();
    }

    /// <inheritdoc/>
    public string? TokenOf(int caller) => null;

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
