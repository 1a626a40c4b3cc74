using System.Diagnostics;
using System.Text.RegularExpressions;
using Wallet.Api;
using Wallet.Api.Tests.Servers;

namespace Wallet.Bench.Servers;

/// <summary>wallet-api as a process of its own, with what it is given to work with.</summary>
internal sealed partial class BenchApi : IBenchServer
{
    // As the image has it, compiled ahead of time.
    private static readonly string? Published = Environment.GetEnvironmentVariable("WALLET_BENCH_API");

    private readonly PrivateProcess _process;
    private readonly HttpClient _management;
    private readonly Func<int, string?> _tokenOf;

    private BenchApi(PrivateProcess process, int port, int managementPort, Func<int, string?> tokenOf)
    {
        (_process, Port, _tokenOf) = (process, port, tokenOf);
        _management = new() { BaseAddress = new($"http://127.0.0.1:{managementPort}") };
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <inheritdoc/>
    public int ProcessId => _process.Id;

    /// <summary>How long it took to take requests.</summary>
    public TimeSpan StartToReady { get; private init; }

    /// <summary>What of its memory is in the machine's.</summary>
    public double ResidentMegabytes
    {
        get
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>
    /// Starts the API of this tree, or the one at <paramref name="assembly"/>, with <paramref name="more"/> in its environment.
    /// </summary>
    public static async Task<BenchApi> StartAsync(
        ApiSurroundings surroundings, Func<int, string?>? tokenOf = null, FileInfo? assembly = null, params string[] more)
    {
        var (port, managementPort) = (FreePort.Next(), FreePort.Next());
        var process = PrivateProcess.Start(
            "/usr/bin/env", "/dev/null", null,
            [.. surroundings.Environment("bench", port, managementPort), .. more,
                "dotnet", assembly?.FullName ?? Published ?? typeof(WalletApi).Assembly.Location, "serve"]);
        var startToReady = await Readiness.OfAsync(port);
        return new(process, port, managementPort, tokenOf ?? (_ => null)) { StartToReady = startToReady };
    }

    /// <summary>How many events its broker has acknowledged.</summary>
    public async Task<double> PublishedAsync()
    {
        var metrics = await _management.GetStringAsync(new Uri("/q/metrics", UriKind.Relative));
        return PublishedEvents().Matches(metrics).Sum(m => double.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public string? TokenOf(int caller) => _tokenOf(caller);

    /// <inheritdoc/>
    public void Dispose()
    {
        _management.Dispose();
        _process.Dispose();
    }

    [GeneratedRegex(@"^wallet_outbox_events_published_total\S* (\d+(?:\.\d+)?)", RegexOptions.Multiline)]
    private static partial Regex PublishedEvents();
}
