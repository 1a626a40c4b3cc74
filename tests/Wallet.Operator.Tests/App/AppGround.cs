using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Convergence;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Platform;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>An API server in which apps of one platform each are built, a namespace for each; controllers' work is done by hand.</summary>
public sealed class AppGround : IAsyncLifetime
{
    private const string Name = "demo-wallet-api";
    private readonly ConcurrentDictionary<string, string> _uids = new();
    private int _spaces;
    private KubernetesApi _api = null!;

    internal k8s.Kubernetes Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        Client = _api.CreateClient();
        await Client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(
            KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Repository.Read("crds/walletplatforms.yaml")));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _api.DisposeAsync();
    }

    /// <summary>Builds an app up to its Deployment; its namespace.</summary>
    internal async Task<string> BuildAsync(params PodPlacement[] places)
    {
        var space = $"space-{Interlocked.Increment(ref _spaces)}";
        await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = space } });
        // Garbage collection takes objects whose owner does not exist.
        _uids[space] = (await ApiServer.CreatePlatformAsync(Client, space, "demo", ConvergenceTests.Staging)).Uid;
        var facts = places.Length == 0 ? SamplePlatform.Everything() : In(places);
        await ReconcileAsync(space, facts);
        var job = (await Client.BatchV1.ListNamespacedJobAsync(space)).Items.Single();
        job.Status.Conditions = [new V1JobCondition { Type = "Complete", Status = "True" }];
        await Client.BatchV1.ReplaceNamespacedJobStatusAsync(job, job.Name(), space);
        await ReconcileAsync(space, facts);
        return space;
    }

    /// <summary>Facts with pods in these places.</summary>
    internal static IStepFacts[] In(params PodPlacement[] places)
        => [.. SamplePlatform.Everything().Where(each => each is not ComputeFacts), new ComputeFacts(places)];

    /// <summary>Facts with another password of the database.</summary>
    internal static Func<IStepFacts, IStepFacts> WithPassword(string password) => each => each is SecurityFacts security
        ? security with { DatabaseApp = security.DatabaseApp with { Password = new SecretText(password) } }
        : each;

    internal Task<StepOutcome> ReconcileAsync(string space, IStepFacts[] facts, params (string Name, string Value)[] variables)
        => new AppStep(Client, TestRooms.Tools(TimeProvider.System)).ReconcileAsync(
            SamplePlatform.Pass(
                settings => settings with { App = settings.App with { Env = variables.ToDictionary(each => each.Name, each => each.Value) } }, facts) with
            {
                Key = new PlatformKey(space, "demo"),
                Uid = _uids[space],
                ObjectUid = _uids[space],
            },
            CancellationToken.None);

    /// <summary>One of the app's objects.</summary>
    internal Task<JsonObject> FindAsync(string space, ObjectKind kind, string name = Name)
    {
        var path = ObjectPath.Of(kind);
        return Client.CustomObjects.GetNamespacedCustomObjectAsync<JsonObject>(path.Group, path.Version, space, path.Plural, name);
    }

    /// <summary>Changes one of them by hand.</summary>
    internal Task PatchAsync(string space, ObjectKind kind, V1Patch patch)
    {
        var path = ObjectPath.Of(kind);
        return Client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonObject>(
            patch, path.Group, path.Version, space, path.Plural, Name, fieldManager: "somebody");
    }

    /// <summary>All that the pods read, of the ConfigMap and the Secret.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string space)
    {
        var config = await Client.CoreV1.ReadNamespacedConfigMapAsync(Name, space);
        var secret = await Client.CoreV1.ReadNamespacedSecretAsync(Name, space);
        return config.Data.Concat(secret.Data.Select(entry => KeyValuePair.Create(entry.Key, Convert.ToBase64String(entry.Value)))).ToDictionary();
    }

    internal async Task<string> TemplateAsync(string space)
        => KubernetesJson.Serialize((await Client.AppsV1.ReadNamespacedDeploymentAsync(Name, space)).Spec.Template);

    internal async Task<string> AppliedHashAsync(string space)
        => (await Client.CoreV1.ReadNamespacedSecretAsync(Name, space)).Annotations()[AppObject.AppliedAnnotation];
}
