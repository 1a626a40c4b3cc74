using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;

namespace Wallet.Operator.Kube;

/// <summary>List and watch over the wire, for one namespace or for all.</summary>
internal sealed class ResourceFeed<T>(IKubernetes kubernetes, ResourceKind kind, string? @namespace, string? labelSelector = null)
    : IResourceFeed<T>
    where T : IKubernetesObject
{
    private const int PageSize = 500;

    // The server ends a watch after this; the informer opens the next one.
    private const int WatchSeconds = 600;

    public async Task<ResourcePage<T>> ListAsync(string? continueToken, CancellationToken cancellationToken)
    {
        var list = @namespace is null
            ? await kubernetes.CustomObjects.ListClusterCustomObjectAsync<ResourceList<T>>(
                kind.Group, kind.Version, kind.Plural, continueParameter: continueToken, labelSelector: labelSelector, limit: PageSize,
                cancellationToken: cancellationToken)
            : await kubernetes.CustomObjects.ListNamespacedCustomObjectAsync<ResourceList<T>>(
                kind.Group, kind.Version, @namespace, kind.Plural, continueParameter: continueToken, labelSelector: labelSelector,
                limit: PageSize, cancellationToken: cancellationToken);
        var next = string.IsNullOrEmpty(list.Metadata.ContinueProperty) ? null : list.Metadata.ContinueProperty;
        return new ResourcePage<T>(list.Items, list.Metadata.ResourceVersion, next);
    }

    public async IAsyncEnumerable<ResourceChange<T>> WatchAsync(
        string resourceVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Exception? fault = null;
        await foreach (var (type, item) in Watch(resourceVersion, error => fault ??= error, cancellationToken))
        {
            yield return new ResourceChange<T>(type, KubernetesJson.Deserialize<T>((JsonElement)item));
        }

        // The client tells errors aside and reads on; a 410 is the last line of its stream.
        if (fault is not null)
            throw fault;
    }

    private IAsyncEnumerable<(WatchEventType Type, object Item)> Watch(
        string resourceVersion, Action<Exception> onError, CancellationToken cancellationToken)
        => @namespace is null
            ? kubernetes.CustomObjects.WatchListClusterCustomObjectAsync(
                kind.Group, kind.Version, kind.Plural, allowWatchBookmarks: true, labelSelector: labelSelector,
                resourceVersion: resourceVersion, timeoutSeconds: WatchSeconds, onError: onError, cancellationToken: cancellationToken)
            : kubernetes.CustomObjects.WatchListNamespacedCustomObjectAsync(
                kind.Group, kind.Version, @namespace, kind.Plural, allowWatchBookmarks: true, labelSelector: labelSelector,
                resourceVersion: resourceVersion, timeoutSeconds: WatchSeconds, onError: onError, cancellationToken: cancellationToken);
}
