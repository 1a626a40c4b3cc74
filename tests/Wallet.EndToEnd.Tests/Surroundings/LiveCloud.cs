using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;
using Wallet.Demo;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Clock;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>
/// A cloud in which the operator, installed by the chart, has built three platforms although its leader was killed again and again.
/// <see cref="Demo"/> is everybody's, and everybody leaves it ready; the other two are there to be taken down.
/// </summary>
public sealed partial class LiveCloud : IAsyncLifetime
{
    private const double ClockSpeed = 240;

    private readonly string _directory = Directory.CreateTempSubdirectory("live-cloud-").FullName;
    private CloudHost? _host;
    private Task? _takedown;
    private Process? _watch;

    /// <summary>Chooses when leaders are killed; WALLET_TEST_SEED repeats a run.</summary>
    public int Seed { get; } = int.TryParse(
        Environment.GetEnvironmentVariable("WALLET_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next();

    /// <summary>The time of AWS.</summary>
    public CloudClock Clock { get; } = CloudClock.Running(ClockSpeed);

    public CloudHost Host => _host ?? throw new InvalidOperationException("not started");

    public Terminal Terminal => new(Host.Places);

    /// <summary>The sample as it is, kept ready.</summary>
    public LivePlatform Demo => new("demo", Terminal);

    /// <summary>A platform of which nothing is to be left.</summary>
    public LivePlatform Doomed => new("doomed", Terminal);

    /// <summary>A platform whose data are to be left, as snapshots.</summary>
    public LivePlatform Archived => new("archived", Terminal);

    /// <summary>ARN of the operator's role.</summary>
    public string OperatorRole { get; private set; } = "";

    /// <summary>What the building looked like from outside.</summary>
    internal BuildRecord Record { get; private set; } = new();

    internal AwsAudit Audit => new(Host);

    /// <summary>A living platform's part of the account: how many of each kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> OwnedAsync(LivePlatform platform) => Audit.OwnedBy(await platform.UidAsync(), platform.Name);

    /// <summary>Deletes the two platforms that are there for it, side by side; kubectl waits until their finalizers are gone.</summary>
    public Task TakeDownAsync() => _takedown ??= Task.WhenAll(Doomed.DeleteAsync(), Archived.DeleteAsync());

    /// <summary>The chart as these tests install it: healthy platforms are looked at often, so that drift is soon seen.</summary>
    public Task InstallChartAsync() => Engineer.InstallChartAsync(OperatorRole, ["reconcile.resync=3s"], CancellationToken.None);

    public async Task InitializeAsync()
    {
        _host = await CloudHost.StartAsync(DemoRun.CloudOptionsOf(new DemoOptions
        {
            Directory = _directory,
            Once = true,
            ClockSpeed = ClockSpeed,
            IngressPort = 0,
        }) with
        { AwsClock = Clock });
        OperatorRole = await Engineer.CreateOperatorRoleAsync(CancellationToken.None);
        var hunt = new LeaderHunt(Host, Seed);
        try
        {
            await BuildAsync(hunt);
        }
        catch (Exception fault) when (fault is TimeoutException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"The platforms were not built. {new BuildRecord { Seed = Seed, Kills = hunt.Kills }}\n{await Demo.DescribeAsync()}", fault);
        }
    }

    public async Task DisposeAsync()
    {
        _watch?.Kill();
        _watch?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private PlatformEngineer Engineer => new(Host, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));

    /// <summary>Less work for the machine than the sample.</summary>
    private static string OnePod(string deletion)
        => $$$"""{"app":{"replicas":{"min":1,"desired":1,"max":2}},"deletion":{"policy":"{{{deletion}}}"}}""";

    private async Task BuildAsync(LeaderHunt hunt)
    {
        await InstallChartAsync();
        await Demo.ApplyAsync();
        // Begun now, for the state lasts only a while.
        var creating = Demo.WaitAsync("jsonpath={.status.components[?(@.name==\"database\")].state}=Creating");
        var before = await Terminal.KubectlAsync("get", "wp", "-A");
        _watch = Terminal.Kubectl.Start(["get", "wp", "-n", Demo.Name, "--watch"]);
        var seen = UntilReadyAsync(_watch);
        await Doomed.ApplyAsync(OnePod("Delete"));
        await Archived.ApplyAsync(OnePod("Snapshot"));
        // Among keys, groups and roles; in the midst of the stores' creation; among what comes after.
        await hunt.AfterChangesAsync(20);
        await hunt.AfterChangesAsync(20);
        await creating;
        await hunt.NowAsync();
        // Without a leader little happens, however long the description takes.
        var description = Demo.DescribeAsync();
        await hunt.AfterChangesAsync(6);
        var uids = new Dictionary<string, string>();
        foreach (var platform in new[] { Demo, Doomed, Archived })
        {
            await platform.WaitUntilReadyAsync();
            uids[platform.Name] = await platform.UidAsync();
        }

        Record = new BuildRecord
        {
            Seed = Seed,
            Kills = hunt.Kills,
            Before = before,
            Watched = await seen.WaitAsync(TimeSpan.FromMinutes(10)),
            During = await description,
            After = await Eventually.GivesAsync("a list of ready platforms only", ListOfReadyAsync),
            Uids = uids,
            Resources = Audit.All(),
        };
    }

    /// <summary>What a watch shows until the platform is ready for the first time; what happens to it later does not belong to the build.</summary>
    private static async Task<string> UntilReadyAsync(Process watch)
    {
        var lines = new StringBuilder();
        while (await watch.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Append(line).Append('\n');
            if (ReadyLine().IsMatch(line)) break;
        }

        watch.Kill();
        return lines.ToString();
    }

    /// <summary>The list of the three platforms; null while one of them is not ready in every respect.</summary>
    private async Task<string?> ListOfReadyAsync()
    {
        var list = await Terminal.KubectlAsync("get", "wp", "-A");
        return ReadyRow().Count(list) == 3 ? list : null;
    }

    [GeneratedRegex(@"^demo +\S+ +Ready ")]
    private static partial Regex ReadyLine();

    [GeneratedRegex(" Ready +True +Ready +Ready +Ready +Ready ")]
    private static partial Regex ReadyRow();
}
