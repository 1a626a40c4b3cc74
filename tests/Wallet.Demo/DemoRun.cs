using Spectre.Console;
using Wallet.Demo.Platform;
using Wallet.Demo.Smoke;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Tools;

namespace Wallet.Demo;

/// <summary>The main job, end to end: what a platform engineer and a user of the API would do, one after another.</summary>
internal sealed class DemoRun(DemoOptions options, IAnsiConsole console)
{
    private static readonly TimeSpan EventsLimit = TimeSpan.FromMinutes(10);

    /// <summary>Runs it; the exit code.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        Step($"starting the local cloud in {options.Directory}");
        return Ending.OfAsync(
            () => CloudOptionsOf(options), console,
            async (cloud, engineer) =>
            {
                await RunAsync(cloud, engineer, cancellationToken);
                Step("stopping");
                return Ending.Success;
            },
            cancellationToken);
    }

    /// <summary>A cloud for the demo: real engines, fast AWS.</summary>
    public static CloudOptions CloudOptionsOf(DemoOptions options) => new()
    {
        Directory = options.Directory,
        IngressPort = options.IngressPort,
        AwsClock = CloudClock.Running(options.ClockSpeed),
        Engines = true,
        Region = "sa-east-1",
        Images = new Dictionary<string, string>
        {
            ["wallet-operator"] = Program("Wallet.Operator"),
            ["wallet-api"] = Program("Wallet.Api"),
        },
    };

    private static string Program(string name) => RepositoryFolder.File("artifacts", "bin", name, "debug", $"{name}.dll");

    private async Task RunAsync(CloudHost cloud, PlatformEngineer engineer, CancellationToken cancellationToken)
    {
        Step("helm install: the operator, with its own role and no other rights");
        await engineer.InstallOperatorAsync(cancellationToken);
        Step("kubectl apply: a WalletPlatform");
        await engineer.ApplyPlatformAsync(cancellationToken);
        var platform = await FollowAsync(engineer, console, options.ReadyLimit, cancellationToken);

        Step("money through the REST API");
        using var http = new HttpClient { BaseAddress = cloud.Places.Ingress };
        var wallets = await new SmokeRun(new WalletApiClient(http), console).RunAsync(cancellationToken);

        Step("health and metrics at a pod's management port, and nowhere else");
        var management = await engineer.ManagementPortAsync(cancellationToken);
        await new OperationsCheck(http).RunAsync(management, cancellationToken);

        Step("the events in Kafka");
        var events = new KafkaEvents(platform.KafkaBootstrap ?? throw new SmokeException("the status tells no Kafka brokers"));
        foreach (var line in await Task.Run(() => events.Read(wallets, expected: 4, EventsLimit, cancellationToken), cancellationToken))
        {
            Console.WriteLine($"  {line}");
        }

        // Past the console, which would fold lines that are there to be copied.
        Console.WriteLine(Guide.For(cloud.Places, management));
        if (!options.Once)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Shows the platform until it is ready.</summary>
    /// <exception cref="SmokeException">It is not within <paramref name="limit"/>.</exception>
    public static async Task<PlatformView> FollowAsync(
        PlatformEngineer engineer, IAnsiConsole console, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            return await new LiveView(console, TimeProvider.System).FollowAsync(engineer.WatchAsync(limited.Token), limited.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SmokeException($"the platform was not ready after {limit.TotalMinutes:0} minutes");
        }
    }

    private void Step(string what) => console.WriteLine($"==> {what}");
}
