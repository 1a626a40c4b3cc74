using System.Diagnostics.Metrics;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>One platform on a real API server with scripted components: the reconciler is the thing under test.</summary>
internal sealed class ScriptedPlatform : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Dictionary<string, ScriptedStep> _steps;
    private readonly PlatformStore _store;

    private ScriptedPlatform(IKubernetes client, PlatformKey key)
    {
        (Client, Key, _store) = (client, key, new PlatformStore(client));
        string[] names = ["network", "security", "database", "cache", "messaging", "compute", "app"];
        _steps = names.ToDictionary(name => name, name => new ScriptedStep(name, Journal));
        var meters = _services.GetRequiredService<IMeterFactory>();
        Counts = new(meters);
        Metrics = new OperatorMetrics(meters);
        Reconciler = CreateReconciler();
    }

    public IKubernetes Client { get; }

    public PlatformKey Key { get; }

    /// <summary>Which step was asked to do what, in order.</summary>
    public List<string> Journal { get; } = [];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero));

    public OperatorMetrics Metrics { get; }

    public Counts Counts { get; }

    public LogLines<PlatformReconciler> Log { get; } = new();

    public EventRecorder Events { get; private set; } = null!;

    public PlatformReconciler Reconciler { get; private set; }

    public Urgency Urgency { get; } = new();

    public IEnumerable<ScriptedStep> Components => _steps.Values;

    public ScriptedStep this[string component] => _steps[component];

    public static async Task<ScriptedPlatform> CreateAsync(ApiServer server, object? spec = null)
    {
        var client = server.Api.CreateClient();
        var @namespace = await server.CreateNamespaceAsync(client);
        await ApiServer.CreatePlatformAsync(client, @namespace, "demo", spec ?? Specs.Staging);
        return new ScriptedPlatform(client, new PlatformKey(@namespace, "demo"));
    }

    public Task<TimeSpan?> PassAsync() => Reconciler.ReconcileAsync(Key, CancellationToken.None);

    /// <summary>As after a restart: nothing in memory.</summary>
    public void Restart() => Reconciler = CreateReconciler();

    public async Task<StoredPlatform?> FindAsync() => await _store.FindAsync(Key, CancellationToken.None);

    public async Task<StoredPlatform> ReadAsync() => (await FindAsync())!;

    public Task PatchAsync(string json, PlatformKey? other = null) => Client.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch(json, V1Patch.PatchType.MergePatch),
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, Key.Namespace, PlatformStore.Kind.Plural, (other ?? Key).Name);

    public Task DeleteAsync() => Client.CustomObjects.DeleteNamespacedCustomObjectAsync(
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, Key.Namespace, PlatformStore.Kind.Plural, Key.Name);

    public async Task<IEnumerable<string>> EventsAsync()
        => (await Client.CoreV1.ListNamespacedEventAsync(Key.Namespace)).Items.Select(told => $"{told.Type} {told.Reason} x{told.Count}: {told.Message}");

    public void Dispose()
    {
        Client.Dispose();
        Counts.Dispose();
        _services.Dispose();
    }

    private PlatformReconciler CreateReconciler()
    {
        var steps = PlatformSteps.Of(_steps.Values);
        var runner = new StepRunner(new FaultClassifiers([new AwsFaults(), new KubeFaults()]), Metrics, Time, new Random(1), NullLogger<StepRunner>.Instance);
        Events = new EventRecorder(Client, "wallet-operator", "pod", Time, NullLogger<EventRecorder>.Instance);
        return new PlatformReconciler(
            _store,
            steps,
            runner,
            new Teardown(steps, runner),
            new PassEvents(Events),
            new ReconcileOptions { EksClusterName = "cluster" },
            Metrics,
            Time,
            new Random(1),
            Urgency,
            Log);
    }
}
