using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>A merge patch that replaces the status' members: those that are not set are taken away.</summary>
internal static class StatusPatch
{
    public static V1Patch Of<T>(T status) where T : notnull
    {
        var members = JsonNode.Parse(KubernetesJson.Serialize(status))!.AsObject();
        foreach (var property in typeof(T).GetProperties())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!members.ContainsKey(name) && !Renamed.Contains(property.Name)) members[name] = null;
        }

        return new V1Patch(new JsonObject { ["status"] = members }.ToJsonString(), V1Patch.PatchType.MergePatch);
    }

    // Their wire names are not their names in camel case.
    private static readonly HashSet<string> Renamed = ["HostIP", "HostIPs", "PodIP", "PodIPs"];
}
