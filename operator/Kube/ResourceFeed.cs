using System.Runtime.CompilerServices;
using System.Text.Json;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// List and watch over the wire, for one namespace or for all. The client library lists custom resources of any kind, but not those of the
/// core group, and cannot ask for metadata alone: the requests are made here, on its connection.
/// </summary>
internal sealed class ResourceFeed<T>(
    IKubernetes kubernetes, ResourceKind kind, string? @namespace, string? labelSelector = null, bool whole = false)
    : IResourceFeed<T>
    where T : IKubernetesObject
{
    private const int PageSize = 500;

    // The server ends a watch after this; the informer opens the next one.
    private const int WatchSeconds = 600;

    private readonly Kubernetes _client = kubernetes as Kubernetes
        ?? throw new ArgumentException("Not a client with a connection of its own.", nameof(kubernetes));

    public async Task<ResourcePage<T>> ListAsync(string? continueToken, CancellationToken cancellationToken)
    {
        var next = continueToken is null ? "" : $"&continue={Uri.EscapeDataString(continueToken)}";
        using var response = await GetAsync($"?limit={PageSize}{next}", "PartialObjectMetadataList", cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var list = KubernetesJson.Deserialize<ResourceList<T>>(body);
        var rest = string.IsNullOrEmpty(list.Metadata.ContinueProperty) ? null : list.Metadata.ContinueProperty;
        return new ResourcePage<T>(list.Items, list.Metadata.ResourceVersion, rest);
    }

    public async IAsyncEnumerable<ResourceChange<T>> WatchAsync(
        string resourceVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"?watch=true&allowWatchBookmarks=true&timeoutSeconds={WatchSeconds}&resourceVersion={resourceVersion}";
        using var response = await GetAsync(query, "PartialObjectMetadata", cancellationToken);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
            yield return ChangeOf(KubernetesJson.Deserialize<WatchLine>(line));
    }

    private static ResourceChange<T> ChangeOf(WatchLine line) => Enum.TryParse<WatchEventType>(line.Type, ignoreCase: true, out var type)
        && type != WatchEventType.Error
            ? new ResourceChange<T>(type, KubernetesJson.Deserialize<T>(line.Object))
            : throw new KubernetesException(KubernetesJson.Deserialize<V1Status>(line.Object));

    private async Task<HttpResponseMessage> GetAsync(string query, string metadataForm, CancellationToken cancellationToken)
    {
        var selector = labelSelector is null ? "" : $"&labelSelector={Uri.EscapeDataString(labelSelector)}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_client.BaseUri, $"{kind.PathIn(@namespace)}{query}{selector}"))
        {
            Version = System.Net.HttpVersion.Version20,
        };
        request.Headers.TryAddWithoutValidation(
            "Accept", whole ? "application/json" : $"application/json;as={metadataForm};v=v1;g=meta.k8s.io");
        if (_client.Credentials is { } credentials)
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        var response = await _client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.IsSuccessStatusCode ? response : throw await RefusalAsync(response, cancellationToken);
    }

    // As the client library reports a refusal.
    private static async Task<HttpOperationException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return new HttpOperationException($"The API server answered {(int)response.StatusCode}.")
            {
                Response = new HttpResponseMessageWrapper(response, body),
            };
        }
    }

    private sealed record WatchLine(string Type, JsonElement Object);
}
