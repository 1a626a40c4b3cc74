using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class PodRules : KindRules
{
    private static readonly string[] Changeable = ["containers", "initContainers", "activeDeadlineSeconds", "tolerations",
        "terminationGracePeriodSeconds", "nodeName"];

    public override void Default(JsonObject value)
    {
        var spec = value.Ensure("spec");
        PodTemplate.Default(spec);
        spec.Default("enableServiceLinks", true);
        if (value.Text("status", "podIP") is { } address && value.At("status", "podIPs") is null)
        {
            value.Ensure("status")["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
        }
    }

    public override void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
        if (old is not null) return;
        var spec = value.Ensure("spec");
        spec.Default("serviceAccountName", "default");
        spec.Default("serviceAccount", spec.Text("serviceAccountName"));
        spec.Default("priority", 0);
        spec.Default("preemptionPolicy", "PreemptLowerPriority");
        Tolerate(spec, "node.kubernetes.io/not-ready");
        Tolerate(spec, "node.kubernetes.io/unreachable");
        value["status"] = new JsonObject { ["phase"] = "Pending", ["qosClass"] = QualityOfService(spec) };
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
        => PodTemplate.Validate(value.At("spec"), "spec", version);

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        if (!JsonAccess.Same(Fixed(value), Fixed(old)))
        {
            yield return FieldError.Forbidden("spec", "pod updates may not change fields other than `spec.containers[*].image`,"
                + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
                + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)");
        }
    }

    private static JsonObject Fixed(JsonObject pod)
    {
        var spec = pod.Map("spec")?.Clone() ?? [];
        foreach (var field in Changeable) spec.Remove(field);
        return spec;
    }

    private static void Tolerate(JsonObject spec, string taint)
    {
        if (spec["tolerations"] is not JsonArray tolerations) spec["tolerations"] = tolerations = [];
        if (tolerations.Any(t => t.Text("key") == taint)) return;
        tolerations.Add(new JsonObject
        {
            ["key"] = taint,
            ["operator"] = "Exists",
            ["effect"] = "NoExecute",
            ["tolerationSeconds"] = 300,
        });
    }

    private static string QualityOfService(JsonObject spec)
    {
        var resources = spec.Items("containers").Select(container => container.Map("resources")).ToList();
        if (resources.All(r => (r.Map("requests")?.Count ?? 0) + (r.Map("limits")?.Count ?? 0) == 0)) return "BestEffort";
        return resources.All(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static bool IsGuaranteed(JsonObject? resources)
        => resources.Map("limits") is { } limits && limits.ContainsKey("cpu") && limits.ContainsKey("memory")
            && JsonAccess.Same(limits, resources.Map("requests"));
}
