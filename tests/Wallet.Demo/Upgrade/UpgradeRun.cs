using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Aws.Faults;

namespace Wallet.Demo.Upgrade;

/// <summary>
/// A release of the operator of before, built from its own tree, builds a platform; this release takes over, and then that one again: what each
/// changes, and when.
/// </summary>
internal sealed class UpgradeRun(DemoOptions options, string previousTree, IAnsiConsole console)
{
    private const string PreviousImage = "wallet-operator-before";
    private static readonly string[] Fields = ["verb", "resource", "field", "from", "to"];

    // The operator's own time does not run faster here. In a cluster it waits half an hour.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    // Some ten looks of the operator at a platform at rest.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(40);

    /// <summary>Runs it; the exit code: 0 when no release changed anything as it took over.</summary>
    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var program = Path.Combine(previousTree, "artifacts", "bin", "Wallet.Operator", "debug", "Wallet.Operator.dll");
        return Ending.OfAsync(WithPrevious, console, (cloud, engineer) => RunAsync(cloud, engineer, cancellationToken), cancellationToken);

        CloudOptions WithPrevious()
        {
            var both = DemoRun.CloudOptionsOf(options);
            return both with { Images = both.Images.Append(new(PreviousImage, program)).ToDictionary() };
        }
    }

    private async Task<int> RunAsync(CloudHost cloud, PlatformEngineer engineer, CancellationToken cancellationToken)
    {
        var role = await engineer.CreateOperatorRoleAsync(cancellationToken);

        Step("the release of before builds a platform");
        await InstallAsync(engineer, role, isPrevious: true, cancellationToken);
        await engineer.ApplyPlatformAsync(cancellationToken);
        await DemoRun.FollowAsync(engineer, console, options.ReadyLimit, cancellationToken);
        await Task.Delay(Rest, cancellationToken);

        Step("this release takes over");
        var atOnce = await TakeOverAsync(cloud, engineer, () => InstallAsync(engineer, role, isPrevious: false, cancellationToken), cancellationToken);
        Tell("upgrade_mutations", atOnce);
        await engineer.UntilAsync(status => status["upgrade"] is null && (string?)status["phase"] == "Ready", options.ReadyLimit, cancellationToken);
        Tell("upgrade_changes", Changes(cloud));

        Step("the release of before takes over again");
        var back = await TakeOverAsync(cloud, engineer, () => InstallAsync(engineer, role, isPrevious: true, cancellationToken), cancellationToken);
        Tell("downgrade_mutations", back);
        return atOnce.Count + back.Count == 0 ? Ending.Success : Ending.Failure;
    }

    // What is changed from the moment on in which another release is there, until it may: pods that are replaced count too.
    private static async Task<IReadOnlyList<string>> TakeOverAsync(
        CloudHost cloud, PlatformEngineer engineer, Func<Task> install, CancellationToken cancellationToken)
    {
        var before = await engineer.PodTemplatesAsync(cancellationToken);
        cloud.Aws.Journal.Clear();
        await install();
        var end = DateTimeOffset.UtcNow + Rest;
        while (DateTimeOffset.UtcNow < end)
        {
            await Task.Delay(Poll, cancellationToken);
            if (HeldUntil(await engineer.StatusAsync(cancellationToken)) is { } held)
                end = held - Poll - Poll;
        }

        var changes = Changes(cloud);
        foreach (var step in (await engineer.StatusAsync(cancellationToken))["plan"] as JsonArray ?? [])
            Console.WriteLine($"  waits: {string.Join(' ', Fields.Select(field => (string?)step?[field]).OfType<string>())}");
        var after = await engineer.PodTemplatesAsync(cancellationToken);
        return before.SequenceEqual(after) ? changes : [.. changes, "pods are replaced"];
    }

    private static DateTimeOffset? HeldUntil(JsonObject status)
        => DateTimeOffset.TryParse((string?)status["upgrade"]?["changesAfter"], CultureInfo.InvariantCulture, out var until) ? until : null;

    private async Task InstallAsync(PlatformEngineer engineer, string role, bool isPrevious, CancellationToken cancellationToken)
    {
        var tree = isPrevious ? previousTree : LocalCloud.Tools.RepositoryFolder.Path;
        List<string> values = ["reconcile.resync=3s", $"image.repository={(isPrevious ? PreviousImage : "wallet-operator")}"];
        // A release from before the hold has no such value.
        var known = await File.ReadAllTextAsync(Path.Combine(tree, "charts", "wallet-operator", "values.yaml"), cancellationToken);
        if (known.Contains("upgradeHold:", StringComparison.Ordinal))
            values.Add($"reconcile.upgradeHold={Hold.TotalSeconds:0}s");
        await engineer.InstallChartAsync(role, values, cancellationToken, tree);
        await engineer.UntilRolledOutAsync(cancellationToken);
    }

    private static IReadOnlyList<string> Changes(CloudHost cloud) =>
    [
        .. cloud.Aws.Journal.Mutations.Where(call => call.CallerArn.Contains(PlatformEngineer.OperatorName, StringComparison.Ordinal))
            .Select((JournalEntry call) => $"{call.Service}:{call.Operation}"),
    ];

    private void Step(string what) => console.WriteLine($"==> {what}");

    private static void Tell(string figure, IReadOnlyList<string> changes)
        => Console.WriteLine($"{figure} {changes.Count}{(changes.Count == 0 ? "" : $": {string.Join(", ", changes)}")}");
}
