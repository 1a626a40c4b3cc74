using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api;
using Wallet.Api.Batching;
using Wallet.Api.Storage;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench;

/// <summary>The API as a process of its own, so that its memory and its start can be measured.</summary>
internal sealed class BenchServer : IDisposable
{
    private readonly Process _process;

    private BenchServer(Process process, int port, TimeSpan startToReady)
        => (_process, Port, StartToReady) = (process, port, startToReady);

    public int Port { get; }

    public TimeSpan StartToReady { get; }

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static async Task<BenchServer> StartAsync(DatabaseOptions database, int lanes, int maxBatch)
    {
        var port = PrivateProcess.FreePort();
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(typeof(BenchServer).Assembly.Location);
        // Standard output and error are the API's log; the bench has its own.
        start.RedirectStandardOutput = true;
        string[] arguments = ["serve", $"{port}", $"{lanes}", $"{maxBatch}", database.Host, $"{database.Port}", database.Name, database.Username];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        while (!await IsReadyAsync(http))
            await Task.Delay(5);
        return new(process, port, watch.Elapsed);
    }

    /// <summary>What the process runs.</summary>
    public static async Task ServeAsync(string[] arguments)
    {
        var numbers = Array.ConvertAll([.. arguments.Take(3)], text => int.Parse(text, CultureInfo.InvariantCulture));
        var options = new ApiOptions
        {
            Environment = "development",
            BindAddress = IPAddress.Loopback,
            Port = numbers[0],
            PodName = "bench",
            Database = new(arguments[3], null, int.Parse(arguments[4], CultureInfo.InvariantCulture), arguments[5], arguments[6], "")
            {
                Tls = DatabaseTls.Disabled,
                MaxConnections = (uint)numbers[1] + 8,
            },
            Auth = new(false, null, "wallet-api"),
        };
        await using var app = WalletApi.Build(options, services =>
        {
            services.AddSingleton(new BatchOptions { Lanes = numbers[1], MaxBatch = numbers[2] });
            if (numbers[2] == 1)
                services.AddSingleton<ILedger, StraightforwardLedger>();
        });
        await app.RunAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/q/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
