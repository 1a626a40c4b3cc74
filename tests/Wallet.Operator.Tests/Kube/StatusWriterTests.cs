using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Kube;

public sealed class StatusWriterTests(ApiServer server) : IClassFixture<ApiServer>, IDisposable
{
    private readonly Kubernetes _client = server.Api.CreateClient();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Writes_what_differs_and_nothing_when_nothing_does()
    {
        var metadata = await CreateAsync();
        var wanted = new WalletPlatformStatus { Phase = "Ready", Endpoints = new EndpointsStatus { CachePrimary = "c:6379" } };

        (await WriteAsync(metadata, null, wanted)).Should().BeTrue();

        var stored = await ReadAsync(metadata);
        stored.Status.Should().BeEquivalentTo(wanted);
        (await WriteAsync(stored.Metadata, stored.Status, wanted with { Endpoints = wanted.Endpoints with { } })).Should().BeFalse();
    }

    [Fact]
    public async Task Removes_what_is_no_longer_there()
    {
        var metadata = await CreateAsync();
        await WriteAsync(metadata, null, new() { Phase = "Ready", Endpoints = new() { CachePrimary = "c", DatabaseWriter = "d" } });
        var stored = await ReadAsync(metadata);

        await WriteAsync(stored.Metadata, stored.Status, new() { Phase = "Deleting" });

        (await ReadAsync(metadata)).Status!.Should().BeEquivalentTo(new WalletPlatformStatus { Phase = "Deleting" });
    }

    [Fact]
    public async Task Repeats_itself_when_only_the_rest_of_the_object_has_changed()
    {
        var metadata = await CreateAsync();
        await LabelAsync(metadata);

        (await WriteAsync(metadata, null, new() { Phase = "Ready" })).Should().BeTrue();

        (await ReadAsync(metadata)).Status!.Phase.Should().Be("Ready");
    }

    [Fact]
    public async Task Gives_way_to_another_writer_of_the_status()
    {
        var metadata = await CreateAsync();
        await WriteAsync(metadata, null, new() { Phase = "Degraded" });

        var late = () => WriteAsync(metadata, null, new() { Phase = "Ready" });

        (await late.Should().ThrowAsync<HttpOperationException>()).Which.Should().Match<Exception>(fault => KubeErrors.IsConflict(fault));
        (await ReadAsync(metadata)).Status!.Phase.Should().Be("Degraded");
    }

    [Fact]
    public async Task Leaves_a_namesake_that_came_later_alone()
    {
        var metadata = await CreateAsync();
        await _client.CustomObjects.DeleteNamespacedCustomObjectAsync(
            PlatformStore.Kind.Group, PlatformStore.Kind.Version, metadata.NamespaceProperty, PlatformStore.Kind.Plural, metadata.Name);
        await ApiServer.CreatePlatformAsync(_client, metadata.NamespaceProperty, metadata.Name, Specs.Staging);

        (await WriteAsync(metadata, null, new() { Phase = "Ready" })).Should().BeFalse();

        (await ReadAsync(metadata)).Status.Should().BeNull();
    }

    private async Task<V1ObjectMeta> CreateAsync()
        => await ApiServer.CreatePlatformAsync(_client, await server.CreateNamespaceAsync(_client), "demo", Specs.Staging);

    private Task<bool> WriteAsync(V1ObjectMeta metadata, WalletPlatformStatus? before, WalletPlatformStatus after)
        => new StatusWriter(_client, PlatformStore.Kind).WriteAsync(metadata, before, after, CancellationToken.None);

    private async Task<StoredPlatform> ReadAsync(V1ObjectMeta metadata)
        => (await new PlatformStore(_client).FindAsync(new(metadata.NamespaceProperty, metadata.Name), CancellationToken.None))!;

    private Task<object> LabelAsync(V1ObjectMeta metadata) => _client.CustomObjects.PatchNamespacedCustomObjectAsync(
        new V1Patch("""{"metadata":{"labels":{"a":"b"}}}""", V1Patch.PatchType.MergePatch),
        PlatformStore.Kind.Group, PlatformStore.Kind.Version, metadata.NamespaceProperty, PlatformStore.Kind.Plural, metadata.Name);
}
