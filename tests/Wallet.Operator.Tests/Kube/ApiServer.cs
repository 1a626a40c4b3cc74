using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Platform;

namespace Wallet.Operator.Tests.Kube;

/// <summary>The local cloud's API server with our CRD, shared by the tests of a class; each test takes its own namespace.</summary>
public sealed class ApiServer : IAsyncLifetime
{
    private static int _servers;

    // In the names of its namespaces: gauges are read from the whole process, and the namespace says whose they are.
    private readonly int _number = Interlocked.Increment(ref _servers);
    private int _namespaces;

    public KubernetesApi Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Api = await KubernetesApi.StartAsync();
        using var client = Api.CreateClient();
        var crd = KubernetesYaml.Deserialize<V1CustomResourceDefinition>(Repository.Read("crds/walletplatforms.yaml"));
        await client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(crd);
    }

    public async Task DisposeAsync() => await Api.DisposeAsync();

    public async Task<string> CreateNamespaceAsync(IKubernetes client)
    {
        var name = $"test-{_number}-{Interlocked.Increment(ref _namespaces)}";
        await client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });
        return name;
    }

    /// <summary>Creates a platform and returns its metadata.</summary>
    public static async Task<V1ObjectMeta> CreatePlatformAsync(IKubernetes client, string @namespace, string name, object spec)
    {
        var created = await client.CustomObjects.CreateNamespacedCustomObjectAsync<Wallet.Operator.Kube.ObjectHead>(
            new
            {
                apiVersion = $"{WalletPlatform.ApiGroup}/{WalletPlatform.ApiVersionName}",
                kind = WalletPlatform.KindName,
                metadata = new { name, @namespace },
                spec,
            },
            WalletPlatform.ApiGroup,
            WalletPlatform.ApiVersionName,
            @namespace,
            WalletPlatform.PluralName);
        return created.Metadata;
    }
}
