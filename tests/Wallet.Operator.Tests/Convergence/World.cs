using System.Diagnostics.Metrics;
using System.Text.Json;
using Amazon.Runtime;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.LocalCloud;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Clock;
using Wallet.Operator.App;
using Wallet.Operator.Aws;
using Wallet.Operator.Database;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Campaigns;
using Wallet.Operator.Tests.Campaigns.Stale;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Platform;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>
/// A local cloud with stores and pods on paper, on a clock that only the test turns, and an operator in it that can be killed and started
/// again: nothing of it outlives <see cref="Restart"/> but what it has written. It has exactly the rights that users give it.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string Region = "sa-east-1";
    private const string Namespace = "wallets";

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly DirectoryInfo _directory;
    private readonly Kubernetes _client;
    private readonly AccessKey _key;
    private readonly MemoryTopics _topics;
    private readonly Random _random = new(1);
    private readonly HashSet<string> _excused = [];
    private AwsRegions _regions;

    private World(DirectoryInfo directory, CloudHost cloud, CloudClock clock)
    {
        (_directory, Cloud, Clock) = (directory, cloud, clock);
        _key = cloud.Aws.Access.AddUser(OperatorRights.AwsUser, OperatorRights.Policy);
        _topics = new MemoryTopics(cloud.Aws, _key);
        _client = new Kubernetes(
            cloud.Kubernetes.ClientConfiguration(cloud.Kubernetes.TokenFor(OperatorRights.Namespace, OperatorRights.ServiceAccount)),
            new KubernetesCrashHandler(),
            KubernetesFaults,
            new CallsOnTheWire.KubernetesHandler(),
            Watches);
        Time = clock;
        (_regions, Services) = Start();
        Administrator = new AwsRegions(Settings(AccessControl.Administrator), clock).For(Region).Clients;
    }

    public CloudHost Cloud { get; }

    public CloudClock Clock { get; }

    /// <summary>The operator's parts.</summary>
    public IServiceProvider Services { get; private set; }

    public PlatformReconciler Reconciler => Services.GetRequiredService<PlatformReconciler>();

    /// <summary>The operator's time, where its calls wait for each other.</summary>
    public TimeProvider Time { get; set; }

    /// <summary>Whether the operator has platforms' pods to care for.</summary>
    public bool HasPods { get; set; } = true;

    /// <summary>The operator's client of the Kubernetes API.</summary>
    public IKubernetes Client => _client;

    /// <summary>Faults of the Kubernetes API for the operator's client.</summary>
    public KubernetesFaults KubernetesFaults { get; } = new();

    /// <summary>What the informers of the operator's client are told.</summary>
    public StaleWatches Watches { get; } = new();

    /// <summary>Clients of somebody who may do everything in AWS.</summary>
    public AwsClients Administrator { get; }

    /// <summary>What the operator asked for and was not given, by AWS or Kubernetes.</summary>
    public IReadOnlyList<string> Refusals =>
    [
        .. Cloud.Aws.Access.Use.Refusals
            .Concat(Cloud.Kubernetes.Access.RefusedTo(OperatorRights.KubernetesUser).Select(access => $"{OperatorRights.KubernetesUser} may not {access}"))
            .Except(_excused),
    ];

    public static async Task<World> StartAsync(Func<CloudOptions, CloudOptions>? change = null)
    {
        AwsSdk.Configure(NullLoggerFactory.Instance);
        AwsCrashHandler.Install();
        CallsOnTheWire.Install();
        var directory = Directory.CreateTempSubdirectory("wallet-world-");
        var clock = CloudClock.ByHand(DateTimeOffset.UtcNow);
        var options = new CloudOptions { Directory = directory.FullName, AwsClock = clock, Pods = PodKind.Paper, Region = Region };
        var cloud = await CloudHost.StartAsync((change ?? (same => same))(options));
        await cloud.Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(
            KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Repository.Read("crds/walletplatforms.yaml")));
        await cloud.Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Namespace } });
        await OperatorRights.GrantAsync(cloud.Client);
        return new World(directory, cloud, clock);
    }

    /// <summary>Settings of the operator's AWS clients: retries and time-outs cost real time where faults are the matter.</summary>
    public Func<AwsSettings, AwsSettings> ClientSettings { get; set; } = settings => settings;

    /// <summary>Options of the operator's next process.</summary>
    public ReconcileOptions Options { get; set; } = new() { EksClusterName = "wallet" };

    public async Task<PlatformKey> CreateAsync(string name, object spec)
    {
        await ApiServer.CreatePlatformAsync(Cloud.Client, Namespace, name, spec);
        return new PlatformKey(Namespace, name);
    }

    /// <summary>Changes a platform's spec: a JSON merge patch.</summary>
    public Task ChangeAsync(PlatformKey key, object spec) => Cloud.Client.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(JsonSerializer.Serialize(new { spec }), V1Patch.PatchType.MergePatch),
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, key.Namespace, PlatformStore.Kind.Plural, key.Name);

    /// <summary>Changes what a platform's status says: a JSON merge patch.</summary>
    public Task SayAsync(PlatformKey key, object status) => Cloud.Client.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
        new V1Patch(JsonSerializer.Serialize(new { status }), V1Patch.PatchType.MergePatch),
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, key.Namespace, PlatformStore.Kind.Plural, key.Name);

    public Task DeleteAsync(PlatformKey key) => Cloud.Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, key.Namespace, PlatformStore.Kind.Plural, key.Name);

    public Task<StoredPlatform?> FindAsync(PlatformKey key) => new PlatformStore(Cloud.Client).FindAsync(key, CancellationToken.None);

    /// <summary>Makes the operator's meters.</summary>
    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <summary>
    /// What was refused so far does not count: a call whose answer was lost is sent again, and what it has removed has no tags any more by which a
    /// policy could allow that.
    /// </summary>
    public void ExcuseRefusals() => _excused.UnionWith(Refusals);

    /// <summary>A new process: it knows only what is written down.</summary>
    public void Restart()
    {
        _regions.Dispose();
        (_regions, Services) = Start();
    }

    /// <summary>Names of the account's resources that carry a platform's uid, sorted.</summary>
    public IReadOnlyList<string> ResourcesOf(string uid) =>
    [
        .. Cloud.Aws.Resources
            .Where(resource => resource.Tags.Any(tag => tag.Key == PlatformTags.Uid && tag.Value == uid))
            .Select(resource => resource.Arn)
            .Order(StringComparer.Ordinal),
    ];

    public async ValueTask DisposeAsync()
    {
        _regions.Dispose();
        Administrator.Dispose();
        _client.Dispose();
        await _services.DisposeAsync();
        await Cloud.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private (AwsRegions Regions, IServiceProvider Services) Start()
    {
        var regions = new AwsRegions(ClientSettings(Settings(_key)), Time);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Time)
            .AddSingleton(_random)
            .AddSingleton(new OperatorMetrics(Meters))
            .AddSingleton<IKubernetes>(_client)
            .AddSingleton(regions)
            .AddSingleton<ITopicAdmin>(_topics)
            .AddSingleton(new DatabaseOptions())
            .AddSingleton(Options)
            .AddSingleton(new EventRecorder(_client, "wallet-operator", "pod", Time, NullLogger<EventRecorder>.Instance))
            .AddRooms()
            .AddSingleton(provider => PlatformSteps.Of(provider.GetServices<IPlatformStep>().Where(step => HasPods || step is not AppStep)))
            .AddSingleton<Urgency>()
            .AddSingleton<PlatformStore>()
            .AddSingleton<StepRunner>()
            .AddSingleton<Teardown>()
            .AddSingleton<PassEvents>()
            .AddSingleton<PlatformReconciler>()
            .BuildServiceProvider();
        return (regions, services);
    }

    // A call that a loaded machine makes slow is not to be sent again, for tests count them. One whose answer never comes is, as in production: an
    // answer has been seen to arrive at a connection of the SDK whose reader was not woken.
    private AwsSettings Settings(AccessKey key) => new(Region, Cloud.Aws.Url, new BasicAWSCredentials(key.Id, key.Secret))
    {
        Timeout = TimeSpan.FromMinutes(2),
        IsPaced = false, // The clock is turned between passes only: no call of a pass may wait for it.
    };
}
