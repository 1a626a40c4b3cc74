using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Selection;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>The replicas of a workload, as an <c>autoscaling/v1 Scale</c>.</summary>
internal sealed class ScaleEndpoint(ApiServices services)
{
    public async Task Get(ApiCall call)
    {
        var stored = services.Store.Find(ObjectView.Key(call.Kind, call.Path.Namespace, call.Path.Name))
            ?? throw Faults.NotFound(call.Kind, call.Path.Name);
        await Answer.Json(call.Http, 200, Of(stored.Json));
    }

    public async Task Replace(ApiCall call)
    {
        var wanted = await RequestBody.ReadObject(call.Http.Request, "Scale");
        await Write(call, _ => wanted);
    }

    public async Task Patch(ApiCall call)
    {
        var patch = await ObjectEndpoint.ReadPatch(call);
        await Write(call, patch.Change);
    }

    private async Task Write(ApiCall call, Func<JsonObject, JsonObject> change)
    {
        var options = call.Write() with { TakesOwnership = false };
        var workload = services.Writer.Patch(call.Kind, call.Path.Namespace, call.Path.Name, value =>
        {
            var scale = change(Of(value));
            if (scale.Number("spec", "replicas") is not { } replicas || replicas < 0)
            {
                throw Faults.Invalid("autoscaling", "Scale", value.Name(),
                    [FieldError.Invalid("spec.replicas", scale.At("spec", "replicas"), "must be greater than or equal to 0")]);
            }

            value.Ensure("spec")["replicas"] = replicas;
            value.Meta()["resourceVersion"] = scale.ResourceVersion();
            return value;
        }, null, options);
        await Answer.Json(call.Http, 200, Of(workload));
    }

    private static JsonObject Of(JsonObject workload)
    {
        var meta = new JsonObject();
        foreach (var field in (string[])["name", "namespace", "uid", "resourceVersion", "creationTimestamp"])
        {
            meta[field] = workload.At("metadata", field)?.DeepClone();
        }

        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = meta,
            ["spec"] = new JsonObject { ["replicas"] = workload.Number("spec", "replicas") ?? 0 },
            ["status"] = new JsonObject
            {
                ["replicas"] = workload.Number("status", "replicas") ?? 0,
                ["selector"] = LabelSelector.Of(workload.At("spec", "selector")).ToString(),
            },
        };
    }
}
