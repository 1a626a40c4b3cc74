using System.CommandLine;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests.Control;

/// <summary>A running cloud with an empty account, and the program's verbs in this process.</summary>
public sealed class ControlledHost : IAsyncLifetime, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("control-").FullName;
    private CloudHost? _host;
    private Botocore.Botocore? _botocore;

    /// <summary>The time of AWS, turned by hand.</summary>
    public CloudClock Clock { get; } = CloudClock.ByHand(DateTimeOffset.UtcNow);

    public string DataDirectory => _directory;

    public CloudHost Host => _host ?? throw new InvalidOperationException("not started");

    public async Task InitializeAsync()
    {
        _host = await CloudHost.StartAsync(new CloudOptions
        {
            Directory = _directory,
            Pods = PodKind.Paper,
            AwsClock = Clock,
            Region = Aws.Cloud.Region,
        });
        _botocore = new(_host.Aws);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public void Dispose() => _botocore?.Dispose();

    public Task<JsonObject> CallAsync(string service, string operation, JsonObject? input = null)
        => _botocore!.CallAsync(service, operation, input);

    public Task<string> RefusalAsync(string service, string operation, JsonObject? input = null)
        => _botocore!.RefusalAsync(service, operation, input);

    /// <summary>Runs the program on this cloud; gives its exit code and what it wrote.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
        => ProgramAsync([.. arguments, "--data", _directory]);

    /// <summary>Runs the program in this process.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> ProgramAsync(
        string[] arguments, TextWriter? output = null, CancellationToken stop = default)
    {
        output ??= new StringWriter();
        var errors = new StringWriter();
        var parsed = CommandLine.Build((_, _) => throw new InvalidOperationException("up is not under test")).Parse(arguments);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, stop);
        return (parsed.Errors.Count > 0 ? 2 : code, output.ToString()!, errors.ToString());
    }
}
