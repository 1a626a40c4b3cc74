using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>Reads and writes of platforms at the API server.</summary>
internal sealed class PlatformStore(IKubernetes kubernetes)
{
    public static readonly ResourceKind Kind = new(
        WalletPlatform.ApiGroup, WalletPlatform.ApiVersionName, WalletPlatform.PluralName, WalletPlatform.KindName);

    private readonly StatusWriter _status = new(kubernetes, Kind);

    /// <summary>The platform as it is now, or null when there is none.</summary>
    public async Task<StoredPlatform?> FindAsync(PlatformKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await kubernetes.CustomObjects.GetNamespacedCustomObjectAsync<StoredPlatform>(
                Kind.Group, Kind.Version, key.Namespace, Kind.Plural, key.Name, cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsNotFound(fault))
        {
            return null;
        }
    }

    /// <summary>All platforms.</summary>
    /// <param name="namespaces">Where; everywhere when empty.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<StoredPlatform>> ListAsync(IReadOnlyList<string> namespaces, CancellationToken cancellationToken)
    {
        var all = namespaces.Count > 0 ? new List<StoredPlatform>() : await OfAsync(() => kubernetes.CustomObjects
            .ListClusterCustomObjectAsync<PlatformList>(Kind.Group, Kind.Version, Kind.Plural, cancellationToken: cancellationToken));
        foreach (var place in namespaces)
            all.AddRange(await OfAsync(() => kubernetes.CustomObjects
                .ListNamespacedCustomObjectAsync<PlatformList>(Kind.Group, Kind.Version, place, Kind.Plural, cancellationToken: cancellationToken)));
        return all;
    }

    /// <summary>Makes sure that the platform cannot vanish before it has been taken down; returns its newest version.</summary>
    public Task<StoredPlatform> AttachFinalizerAsync(StoredPlatform platform, CancellationToken cancellationToken)
        => platform.HasFinalizer
            ? Task.FromResult(platform)
            : PatchFinalizersAsync(platform, [.. platform.Metadata.Finalizers ?? [], StoredPlatform.Finalizer], cancellationToken);

    /// <summary>Lets the platform go. Other finalizers stay.</summary>
    public Task DetachFinalizerAsync(StoredPlatform platform, CancellationToken cancellationToken)
        => PatchFinalizersAsync(platform, [.. platform.Metadata.Finalizers.Where(name => name != StoredPlatform.Finalizer)], cancellationToken);

    /// <summary>One patch of the status, none when nothing differs.</summary>
    public Task<bool> WriteStatusAsync(StoredPlatform platform, WalletPlatformStatus status, CancellationToken cancellationToken)
        => _status.WriteAsync(platform.Metadata, platform.Status, status, cancellationToken);

    /// <summary>Writes, in the middle of a pass, which components have begun, which resources there are and whose they were; returns the newest version.</summary>
    public Task<StoredPlatform> WriteEarlyAsync(StoredPlatform platform, WalletPlatformStatus status, CancellationToken cancellationToken)
    {
        var written = new JsonObject { ["begun"] = Json(status.Begun), ["resources"] = Json(status.Resources) };
        if (status.Adoption != platform.Status?.Adoption)
            written["adoption"] = Json(status.Adoption);
        if (status.Accepted is null && platform.Status?.Accepted is not null)
            written["accepted"] = null;
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = platform.Metadata.ResourceVersion, ["uid"] = platform.Metadata.Uid },
            ["status"] = written,
        };
        return kubernetes.CustomObjects.PatchNamespacedCustomObjectStatusAsync<StoredPlatform>(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
            Kind.Group, Kind.Version, platform.Key.Namespace, Kind.Plural, platform.Key.Name, cancellationToken: cancellationToken);
    }

    private static async Task<List<StoredPlatform>> OfAsync(Func<Task<PlatformList>> list) => (await list()).Items;

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);

    // The list is replaced whole, hence the resource version: a finalizer that another has added meanwhile must not get lost.
    private Task<StoredPlatform> PatchFinalizersAsync(
        StoredPlatform platform, IReadOnlyList<string> finalizers, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] = platform.Metadata.ResourceVersion,
                ["uid"] = platform.Metadata.Uid,
                ["finalizers"] = JsonSerializer.SerializeToNode(finalizers),
            },
        };
        return kubernetes.CustomObjects.PatchNamespacedCustomObjectAsync<StoredPlatform>(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
            Kind.Group, Kind.Version, platform.Key.Namespace, Kind.Plural, platform.Key.Name, cancellationToken: cancellationToken);
    }

    private sealed record PlatformList(List<StoredPlatform> Items);
}
