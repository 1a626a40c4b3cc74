using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>What happens to dependents when their owner is deleted.</summary>
public sealed class DeletedOwners : IAsyncLifetime
{
    private KubernetesApi _api = null!;
    private k8s.Kubernetes _client = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _client = _api.CreateClient();
        var owner = await _client.CreateNamespacedConfigMapAsync(Named("owner"), "default");
        var dependent = Named("dependent");
        dependent.Metadata.OwnerReferences =
        [
            new V1OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = "owner", Uid = owner.Uid(), BlockOwnerDeletion = true },
        ];
        await _client.CreateNamespacedConfigMapAsync(dependent, "default");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("Background")]
    [InlineData("Foreground")]
    public async Task Dependents_go_with_their_owner(string propagation)
    {
        await _client.DeleteNamespacedConfigMapAsync("owner", "default", propagationPolicy: propagation);
        await _api.GarbageCollected();
        _api.Store.InNamespace("default").Should().BeEmpty();
    }

    [Fact]
    public async Task Foreground_keeps_the_owner_until_its_dependents_are_gone()
    {
        await _client.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"metadata":{"finalizers":["example.test/hold"]}}""", V1Patch.PatchType.MergePatch), "dependent", "default");
        await _client.DeleteNamespacedConfigMapAsync("owner", "default", propagationPolicy: "Foreground");
        await _api.GarbageCollected();
        Names().Should().BeEquivalentTo("owner", "dependent");

        await _client.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch), "dependent", "default");
        await _api.GarbageCollected();
        Names().Should().BeEmpty();
    }

    [Fact]
    public async Task Orphans_stay_without_their_owner()
    {
        await _client.DeleteNamespacedConfigMapAsync("owner", "default", propagationPolicy: "Orphan");
        await _api.GarbageCollected();
        Names().Should().Equal("dependent");
        (await _client.ReadNamespacedConfigMapAsync("dependent", "default")).OwnerReferences().Should().BeNullOrEmpty();
    }

    private IEnumerable<string> Names() => _api.Store.InNamespace("default").Select(stored => stored.Key.Name);

    private static V1ConfigMap Named(string name) => new() { Metadata = new V1ObjectMeta { Name = name } };
}
