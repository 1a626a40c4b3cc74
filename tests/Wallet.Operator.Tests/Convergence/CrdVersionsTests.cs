using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Tests.Campaigns;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>The way to the CRD's next version, as crds/README.md has it.</summary>
public sealed class CrdVersionsTests
{
    private const string Next = "v1beta1";
    private static readonly string Name = $"{PlatformStore.Kind.Plural}.{PlatformStore.Kind.Group}";

    [Fact]
    public async Task The_next_version_comes_and_the_one_before_goes_while_platforms_stand()
    {
        await using var world = await World.StartAsync();
        world.HasPods = false;
        world.Restart();
        var platform = await LivePlatform.CreateAsync(world, "old", ConvergenceTests.Staging);
        await platform.UntilReadyAsync();
        world.Cloud.Aws.Journal.Clear();
        var spec = (await platform.ReadAsync()).Spec.GetRawText();

        await ChangeAsync(world, Both);
        await platform.ForAsync(TimeSpan.FromHours(1));

        world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        (await ReadAsync(world, "old"))["spec"]!.ToJsonString().Should().Be(JsonNode.Parse(spec)!.ToJsonString(), "both versions show the same");
        var created = await CreateAsync(world, "new");
        await created.UntilReadyAsync();

        var early = () => ChangeAsync(world, OnlyNext);
        (await early.Should().ThrowAsync<HttpOperationException>()).Which.Response.Content.Should().Contain("was previously a storage version");
        await RewriteAsync(world, "old");
        await RewriteAsync(world, "new");
        await ForgetFormerAsync(world);
        await platform.ForAsync(TimeSpan.FromMinutes(10));
        world.Cloud.Aws.Journal.Clear();

        // The operator of this release does not know the version that is left: it sees no platforms any more, and touches nothing.
        await ChangeAsync(world, OnlyNext);
        await world.Reconciler.ReconcileAsync(platform.Key, CancellationToken.None);
        world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
        (await ReadAsync(world, "old"))["status"]!["phase"]!.GetValue<string>().Should().Be("Ready");

        await ChangeAsync(world, Both);
        await platform.ForAsync(TimeSpan.FromMinutes(10));
        (await platform.StatusAsync()).Phase.Should().Be("Ready");
        world.Cloud.Aws.Journal.Mutations.Should().BeEmpty();
    }

    private static void Both(V1CustomResourceDefinition definition)
    {
        var (first, next) = (Version(definition), Version(definition));
        (first.Storage, next.Storage, next.Name) = (false, true, Next);
        definition.Spec.Versions = [first, next];
    }

    private static void OnlyNext(V1CustomResourceDefinition definition)
    {
        var next = Version(definition);
        (next.Storage, next.Name) = (true, Next);
        definition.Spec.Versions = [next];
    }

    private static V1CustomResourceDefinitionVersion Version(V1CustomResourceDefinition definition)
        => KubernetesJson.Deserialize<V1CustomResourceDefinitionVersion>(KubernetesJson.Serialize(definition.Spec.Versions[0]));

    private static async Task ChangeAsync(World world, Action<V1CustomResourceDefinition> change)
    {
        var definition = await world.Cloud.Client.ApiextensionsV1.ReadCustomResourceDefinitionAsync(Name);
        var first = definition.Spec.Versions[0];
        (first.Name, first.Storage) = (WalletPlatform.ApiVersionName, true);
        change(definition);
        await world.Cloud.Client.ApiextensionsV1.ReplaceCustomResourceDefinitionAsync(definition, Name);
    }

    private static async Task ForgetFormerAsync(World world)
    {
        var definition = await world.Cloud.Client.ApiextensionsV1.ReadCustomResourceDefinitionAsync(Name);
        definition.Status.StoredVersions.Should().Equal(WalletPlatform.ApiVersionName, Next);
        definition.Status.StoredVersions = [Next];
        await world.Cloud.Client.ApiextensionsV1.ReplaceCustomResourceDefinitionStatusAsync(definition, Name);
    }

    private static Task<JsonNode> ReadAsync(World world, string name) => world.Cloud.Client.CustomObjects.GetNamespacedCustomObjectAsync<JsonNode>(
        PlatformStore.Kind.Group, Next, "wallets", PlatformStore.Kind.Plural, name);

    private static async Task RewriteAsync(World world, string name) => await world.Cloud.Client.CustomObjects.ReplaceNamespacedCustomObjectAsync(
        await ReadAsync(world, name), PlatformStore.Kind.Group, Next, "wallets", PlatformStore.Kind.Plural, name);

    private static async Task<LivePlatform> CreateAsync(World world, string name)
    {
        var body = new
        {
            apiVersion = $"{PlatformStore.Kind.Group}/{Next}",
            kind = WalletPlatform.KindName,
            metadata = new { name },
            spec = ConvergenceTests.Staging,
        };
        await world.Cloud.Client.CustomObjects.CreateNamespacedCustomObjectAsync(
            body, PlatformStore.Kind.Group, Next, "wallets", PlatformStore.Kind.Plural);
        return new LivePlatform(world, new PlatformKey("wallets", name));
    }
}
