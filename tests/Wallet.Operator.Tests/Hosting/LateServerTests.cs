using System.Diagnostics;
using System.Net;
using k8s;
using k8s.Models;
using Wallet.Api.Tests.Servers;
using Wallet.LocalCloud.Kubernetes;
using Wallet.Operator.Hosting;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Platform;

namespace Wallet.Operator.Tests.Hosting;

/// <summary>The whole process, started while the API server is down: in a process of its own, for its gate before AWS calls is one for all.</summary>
public sealed class LateServerTests : IAsyncLifetime, IDisposable
{
    private const int LeadershipWasLost = 1;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wallet-late-");
    private readonly CancellationTokenSource _limit = new(Limit);
    private readonly HttpClient _http = new();
    private readonly int _port = FreePort.Next();
    private KubernetesApi _api = null!;
    private Process? _process;

    // It stops and listens there again: no outgoing connection may have the port meanwhile.
    public async Task InitializeAsync() => _api = await KubernetesApi.StartAsync(new KubernetesApiOptions { Port = FreePort.Next() });

    public async Task DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        await _api.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    public void Dispose()
    {
        _http.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task It_waits_says_why_and_works_as_soon_as_the_server_is_there()
    {
        await PrepareAsync();
        await _api.StopListeningAsync();
        _process = Start();
        await LineAsync("Lease wallet-operator could not be read or written, 1 times in a row: ");
        await LineAsync("Lease wallet-operator could not be read or written, ", " times in a row: ", "Connection refused");
        _process.HasExited.Should().BeFalse();
        (await AnswerAsync("healthz")).Should().Be(HttpStatusCode.OK, "a restart would not help");

        await _api.ListenAgainAsync();

        await LineAsync("Lease wallet-operator can be read and written again");
        await LineAsync("late-operator leads by lease wallet-operator");
        await LineAsync("default/demo Blocked: SpecInvalid");
        await ReadyAsync();
    }

    // A platform whose spec breaks a rule: it is worked on, and AWS is not needed for that.
    private async Task PrepareAsync()
    {
        using var client = _api.CreateClient();
        await client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(
            KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Repository.Read("crds/walletplatforms.yaml")));
        await ApiServer.CreatePlatformAsync(
            client, "default", "demo", new { environment = "staging", region = "sa-east-1", profileVersion = "v9", app = new { image = "x" } });
    }

    private Process Start()
    {
        var kubeconfig = Path.Combine(_directory.FullName, "kubeconfig");
        File.WriteAllText(kubeconfig, _api.Kubeconfig());
        string[] arguments =
        [
            typeof(OperatorHost).Assembly.Location, "run", "--bind-address", "127.0.0.1", "--port", $"{_port}", "--identity", "late-operator",
            "--lease-namespace", "default",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["AWS_REGION"] = "sa-east-1";
        return Process.Start(start)!;
    }

    // As a kubelet does: where the machine stalls for longer than a lease lasts, the process loses it, and ends.
    private async Task StartAgainAsync()
    {
        await _process!.WaitForExitAsync(_limit.Token);
        _process.ExitCode.Should().Be(LeadershipWasLost);
        _process.Dispose();
        _process = Start();
    }

    /// <summary>Reads the log up to the line that has these words.</summary>
    private async Task LineAsync(params string[] words)
    {
        while (true)
        {
            if (await _process!.StandardOutput.ReadLineAsync(_limit.Token) is not { } line)
                await StartAgainAsync();
            else if (words.All(word => line.Contains(word, StringComparison.Ordinal)))
                return;
        }
    }

    private async Task ReadyAsync()
    {
        while (await AnswerAsync("readyz") != HttpStatusCode.OK)
        {
            if (_process!.HasExited)
                await StartAgainAsync();
            await Task.Delay(10, _limit.Token);
        }
    }

    /// <summary>Null when nothing listens.</summary>
    private async Task<HttpStatusCode?> AnswerAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri($"http://127.0.0.1:{_port}/{path}"), _limit.Token);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
