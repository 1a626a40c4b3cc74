using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Kube;

/// <summary>
/// Writes the status subresource: one patch, none when nothing differs. The patch names the resource version that the status was made
/// from; when another change came between, it is repeated on the newer version as long as no one else has touched the status.
/// </summary>
internal sealed class StatusWriter(IKubernetes kubernetes, ResourceKind kind)
{
    private const int Attempts = 5;

    // Absent values are written as null, so that a merge patch removes what is no longer there.
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>True when a patch was sent, false when the status was already so or the object is gone.</summary>
    /// <param name="metadata">Of the object as it was read.</param>
    /// <param name="before">Its status as it was read.</param>
    /// <param name="after">The status that it should have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="k8s.Autorest.HttpOperationException">The server refused; a conflict when another writer changed the status.</exception>
    public async Task<bool> WriteAsync<TStatus>(
        V1ObjectMeta metadata, TStatus? before, TStatus after, CancellationToken cancellationToken)
        where TStatus : class
    {
        var (old, wanted) = (Normal(before), Normal(after));
        if (JsonNode.DeepEquals(old, wanted))
            return false;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await PatchAsync(metadata, JsonSerializer.SerializeToNode(after, Wire)!, cancellationToken);
                return true;
            }
            catch (Exception fault) when (KubeErrors.IsNotFound(fault))
            {
                return false;
            }
            catch (Exception fault) when (KubeErrors.IsConflict(fault) && attempt < Attempts)
            {
                var current = await ReadAsync(metadata, cancellationToken);
                if (current is null || current.Metadata.Uid != metadata.Uid)
                    return false;
                if (!JsonNode.DeepEquals(Normal(current.Status?.Deserialize<TStatus>(Wire)), old))
                    throw;
                metadata = current.Metadata;
            }
        }
    }

    private Task<object> PatchAsync(V1ObjectMeta metadata, JsonNode status, CancellationToken cancellationToken)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = metadata.ResourceVersion, ["uid"] = metadata.Uid },
            ["status"] = status.DeepClone(),
        };
        return kubernetes.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
            new V1Patch(patch.ToJsonString(), V1Patch.PatchType.MergePatch),
            kind.Group, kind.Version, metadata.NamespaceProperty, kind.Plural, metadata.Name, cancellationToken: cancellationToken);
    }

    private async Task<StatusOnly?> ReadAsync(V1ObjectMeta metadata, CancellationToken cancellationToken)
    {
        try
        {
            return await kubernetes.CustomObjects.GetNamespacedCustomObjectAsync<StatusOnly>(
                kind.Group, kind.Version, metadata.NamespaceProperty, kind.Plural, metadata.Name, cancellationToken);
        }
        catch (Exception fault) when (KubeErrors.IsNotFound(fault))
        {
            return null;
        }
    }

    // As the server keeps it: without nulls, and without objects that hold only nulls.
    private static JsonNode? Normal(object? status) => status is null ? null : WithoutNulls(JsonSerializer.SerializeToNode(status, Wire));

    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject fields => WithoutNulls(fields),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };

    private static JsonObject? WithoutNulls(JsonObject fields)
    {
        var kept = fields
            .Select(field => KeyValuePair.Create(field.Key, WithoutNulls(field.Value)))
            .Where(field => field.Value is not null)
            .ToList();
        return kept.Count == 0 ? null : new JsonObject(kept);
    }

    private sealed record StatusOnly(V1ObjectMeta Metadata, JsonElement? Status);
}
