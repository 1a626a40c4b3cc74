using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>Edits of a live platform's spec, and what it says of them.</summary>
internal static class SpecPatches
{
    /// <summary>The spec as the API server keeps it.</summary>
    public static JsonObject SpecOf(StoredPlatform platform) => JsonNode.Parse(platform.Spec.GetRawText())!.AsObject();

    /// <summary>Sends a merge patch of the spec; false where the API server refuses it.</summary>
    public static Task<bool> PatchAsync(this LivePlatform platform, JsonObject spec)
        => TryAsync(() => platform.World.ChangeAsync(platform.Key, spec));

    /// <summary>Puts a whole spec in the place of the one that is there; false where the API server refuses it.</summary>
    public static Task<bool> ReplaceAsync(this LivePlatform platform, JsonObject spec)
    {
        var patch = new[] { new { op = "replace", path = "/spec", value = spec } };
        return TryAsync(() => platform.World.Cloud.Client.CustomObjects.PatchNamespacedCustomObjectAsync(
            new V1Patch(JsonSerializer.Serialize(patch), V1Patch.PatchType.JsonPatch),
            PlatformStore.Kind.Group, PlatformStore.Kind.Version, platform.Key.Namespace, PlatformStore.Kind.Plural, platform.Key.Name));
    }

    /// <summary>Whether it says that someone must act. That something takes too long says so only if it lasts: the clock runs ahead of the controllers.</summary>
    public static bool IsShown(WalletPlatformStatus status, bool isLong) => status.Conditions!.Any(each =>
        each is { Type: "SpecValid", Status: "False" } || (each is { Type: "Stalled", Status: "True" } && (isLong || each.Reason != "TakesTooLong")));

    /// <summary>Whether everything is as the spec of now says.</summary>
    public static bool IsReady(StoredPlatform platform)
        => platform.Status is { Phase: "Ready" } status && status.ReadyGeneration == platform.Metadata.Generation;

    private static async Task<bool> TryAsync(Func<Task> edit)
    {
        try
        {
            await edit();
            return true;
        }
        catch (HttpOperationException refused) when ((int)refused.Response.StatusCode is 422 or 400)
        {
            return false;
        }
    }
}
