using System.Net;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.App.Objects;

namespace Wallet.Operator.App;

/// <summary>Reads, applies and deletes objects in one namespace.</summary>
/// <param name="client">Kubernetes.</param>
/// <param name="space">Namespace.</param>
internal sealed class AppObjects(IKubernetes client, string space)
{
    // What it owns goes first: pods are gone before their Deployment is.
    private const string Foreground = "Foreground";

    /// <summary>All objects of a platform: those with its label, and those that bear the names without it.</summary>
    public async Task<AppObserved> ReadAsync(
        string labelSelector, IEnumerable<(ObjectKind Kind, string Name)> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(ObjectKind, string), JsonObject>();
        foreach (var kind in Enum.GetValues<ObjectKind>())
        {
            foreach (var live in await ListAsync(kind, labelSelector, cancellationToken))
                found[(kind, live["metadata"]!["name"]!.GetValue<string>())] = live;
        }

        foreach (var (kind, name) in names.Where(each => !found.ContainsKey(each)))
        {
            if (await FindAsync(kind, name, cancellationToken) is { } live)
                found[(kind, name)] = live;
        }

        return new AppObserved(found) { Pods = await PodsAsync(labelSelector, cancellationToken) };
    }

    /// <summary>Sends one change.</summary>
    public Task SendAsync(AppChange change, CancellationToken cancellationToken) => change switch
    {
        AppChange.Apply apply => ApplyAsync(apply, cancellationToken),
        AppChange.Prune prune => PruneAsync(prune, cancellationToken),
        AppChange.Delete delete => DeleteAsync(delete, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };

    private async Task<IEnumerable<JsonObject>> ListAsync(ObjectKind kind, string labelSelector, CancellationToken cancellationToken)
    {
        var path = ObjectPath.Of(kind);
        var list = await client.CustomObjects.ListNamespacedCustomObjectAsync<JsonObject>(
            path.Group, path.Version, space, path.Plural, labelSelector: labelSelector, cancellationToken: cancellationToken);
        return (list["items"] as JsonArray ?? []).OfType<JsonObject>().Select(item => Typed(item, kind, path));
    }

    private async Task<IReadOnlyList<PodObserved>> PodsAsync(string labelSelector, CancellationToken cancellationToken)
    {
        var list = await client.CoreV1.ListNamespacedPodAsync(space, labelSelector: labelSelector, cancellationToken: cancellationToken);
        return
        [
            .. list.Items
                .OrderByDescending(pod => pod.Metadata.CreationTimestamp)
                .ThenBy(pod => pod.Name(), StringComparer.Ordinal)
                .Select(PodObserved.Of),
        ];
    }

    // Items of a list do not say what they are.
    private static JsonObject Typed(JsonObject item, ObjectKind kind, ObjectPath path)
    {
        item["apiVersion"] = path.Group.Length == 0 ? path.Version : $"{path.Group}/{path.Version}";
        item["kind"] = kind.ToString();
        return item;
    }

    private async Task<JsonObject?> FindAsync(ObjectKind kind, string name, CancellationToken cancellationToken)
    {
        var path = ObjectPath.Of(kind);
        try
        {
            return await client.CustomObjects.GetNamespacedCustomObjectAsync<JsonObject>(
                path.Group, path.Version, space, path.Plural, name, cancellationToken);
        }
        catch (HttpOperationException missing) when (missing.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private Task ApplyAsync(AppChange.Apply apply, CancellationToken cancellationToken)
    {
        var path = ObjectPath.Of(apply.Object.Kind);
        return client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonObject>(
            Patch(apply), path.Group, path.Version, space, path.Plural, apply.Object.Name,
            fieldManager: AppDiff.FieldManager, force: true, cancellationToken: cancellationToken);
    }

    private Task PruneAsync(AppChange.Prune prune, CancellationToken cancellationToken)
    {
        var path = ObjectPath.Of(prune.Object.Kind);
        JsonArray patch =
        [
            new JsonObject { ["op"] = "test", ["path"] = "/metadata/resourceVersion", ["value"] = prune.ResourceVersion },
            .. prune.Additions.Select(JsonNode (addition) => new JsonObject { ["op"] = "remove", ["path"] = addition.Pointer }),
        ];
        return client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonObject>(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.JsonPatch), path.Group, path.Version, space, path.Plural, prune.Object.Name,
            fieldManager: AppDiff.FieldManager, cancellationToken: cancellationToken);
    }

    private async Task DeleteAsync(AppChange.Delete delete, CancellationToken cancellationToken)
    {
        var path = ObjectPath.Of(delete.Kind);
        try
        {
            await client.CustomObjects.DeleteNamespacedCustomObjectAsync<JsonObject>(
                path.Group, path.Version, space, path.Plural, delete.Name,
                propagationPolicy: Foreground, cancellationToken: cancellationToken);
        }
        catch (HttpOperationException missing) when (missing.Response.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone already: what we wanted.
        }
    }

    private static V1Patch Patch(AppChange.Apply apply)
    {
        var body = apply.Object.Body.DeepClone().AsObject();
        if (apply.Replicas is { } replicas)
            body["spec"]!["replicas"] = replicas;
        if (apply.ResourceVersion is { } version)
            body["metadata"]!["resourceVersion"] = version;
        return new V1Patch(body.ToJsonString(), V1Patch.PatchType.ApplyPatch);
    }
}
