using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Clock;
using Wallet.Operator.App;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Platform;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>A cluster with controllers and pods on paper, in which apps of one platform each are built, a namespace for each.</summary>
public sealed class AppCloud : IAsyncLifetime
{
    // Controllers run on real time: the limit is for them.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("wallet-app-");
    private readonly ConcurrentDictionary<string, (AppStep Step, string Uid)> _apps = new();
    private int _spaces;

    public CloudHost Host { get; private set; } = null!;

    internal IKubernetes Client => Host.Client;

    public async Task InitializeAsync()
    {
        Host = await CloudHost.StartAsync(new CloudOptions
        {
            Directory = _directory.FullName,
            Pods = PodKind.Paper,
            AwsClock = CloudClock.ByHand(DateTimeOffset.UtcNow),
        });
        await Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(
            KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Repository.Read("crds/walletplatforms.yaml")));
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    internal async Task<string> SpaceAsync()
    {
        var space = $"space-{Interlocked.Increment(ref _spaces)}";
        await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = space } });
        var uid = (await ApiServer.CreatePlatformAsync(Client, space, "demo", ConvergenceTests.Staging)).Uid;
        _apps[space] = (new AppStep(Client, TestRooms.Tools(TimeProvider.System)), uid);
        return space;
    }

    /// <summary>One pass.</summary>
    internal Task<StepOutcome> ReconcileAsync(string space, Func<AppSettings, AppSettings> change)
        => _apps[space].Step.ReconcileAsync(
            SamplePlatform.Pass(
                settings => settings with { App = change(settings.App) },
                AppGround.In(new PodPlacement(null, null))) with
            {
                Key = new PlatformKey(space, "demo"),
                Uid = _apps[space].Uid,
                ObjectUid = _apps[space].Uid,
            },
            CancellationToken.None);

    /// <summary>Passes until the outcome is so; each is looked at.</summary>
    internal async Task<StepOutcome> UntilAsync(
        string space, Func<AppSettings, AppSettings> change, Func<StepOutcome, bool> reached, Func<Task>? look = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var outcome = await ReconcileAsync(space, change);
            await (look?.Invoke() ?? Task.CompletedTask);
            if (reached(outcome))
                return outcome;
            if (limit.IsCancellationRequested)
                throw new TimeoutException($"{outcome}: {string.Join(", ", outcome.Changes)}");
            await Task.Delay(20);
        }
    }
}
