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
    /// <summary>All that a platform may have.</summary>
    public async Task<AppObserved> ReadAsync(IEnumerable<AppObject> objects, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(ObjectKind, string), JsonObject>();
        foreach (var wanted in objects)
        {
            if (await FindAsync(wanted.Kind, wanted.Name, cancellationToken) is { } live)
                found[(wanted.Kind, wanted.Name)] = live;
        }

        return new AppObserved(found);
    }

    /// <summary>One object; null when it does not exist.</summary>
    public async Task<JsonObject?> FindAsync(ObjectKind kind, string name, CancellationToken cancellationToken)
    {
        try
        {
            return JsonOf(await KindCalls.Of(kind).Read(client, space, name, cancellationToken));
        }
        catch (HttpOperationException missing) when (missing.Response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The platform's migration Jobs, whatever they migrated.</summary>
    public async Task<IReadOnlyList<JsonObject>> JobsAsync(string labelSelector, CancellationToken cancellationToken)
    {
        var jobs = await client.BatchV1.ListNamespacedJobAsync(space, labelSelector: labelSelector, cancellationToken: cancellationToken);
        return jobs.Items.Select(JsonOf).ToList();
    }

    /// <summary>Carries out one change.</summary>
    public async Task ApplyAsync(AppChange change, CancellationToken cancellationToken)
    {
        if (change is AppChange.Apply apply)
            await KindCalls.Of(apply.Object.Kind).Apply(client, space, apply.Object.Name, Patch(apply), cancellationToken);
        else if (change is AppChange.Delete delete)
            await DeleteAsync(delete, cancellationToken);
    }

    private async Task DeleteAsync(AppChange.Delete delete, CancellationToken cancellationToken)
    {
        try
        {
            await KindCalls.Of(delete.Kind).Delete(client, space, delete.Name, cancellationToken);
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

    private static JsonObject JsonOf(object live) => JsonNode.Parse(KubernetesJson.Serialize(live))!.AsObject();
}
