using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

internal sealed class JobRules : KindRules
{
    public override void Default(JsonObject value) => DefaultSpec(value.Ensure("spec"));

    public static void DefaultSpec(JsonObject spec)
    {
        if (spec.At("completions") is null && spec.At("parallelism") is null) spec["completions"] = 1;
        spec.Default("parallelism", 1);
        spec.Default("backoffLimit", 6);
        spec.Default("completionMode", "NonIndexed");
        spec.Default("suspend", false);
        spec.Default("manualSelector", false);
        spec.Default("podReplacementPolicy", "TerminatingOrFailed");
        PodTemplate.Default(spec.Ensure("template", "spec"));
    }

    public override void Prepare(JsonObject value, JsonObject? old, WriteContext context)
    {
        if (old is not null || value.Flag("spec", "manualSelector") == true) return;
        var labels = new JsonObject
        {
            ["batch.kubernetes.io/controller-uid"] = value.Uid(),
            ["batch.kubernetes.io/job-name"] = value.Name(),
            ["controller-uid"] = value.Uid(),
            ["job-name"] = value.Name(),
        };
        var template = value.Ensure("spec", "template", "metadata", "labels");
        foreach (var (key, text) in labels) template[key] = text?.DeepClone();
        if (value.Map("metadata", "labels") is null) value.Meta()["labels"] = template.DeepClone();
        value.Ensure("spec", "selector", "matchLabels")["batch.kubernetes.io/controller-uid"] = value.Uid();
    }

    public override IEnumerable<FieldError> Validate(JsonObject value, KubernetesVersion version)
    {
        var policy = value.Text("spec", "template", "spec", "restartPolicy");
        if (policy is not ("Never" or "OnFailure"))
        {
            yield return FieldError.NotSupported("spec.template.spec.restartPolicy", policy, ["OnFailure", "Never"]);
        }

        foreach (var field in (string[])["parallelism", "completions", "backoffLimit", "ttlSecondsAfterFinished", "activeDeadlineSeconds"])
        {
            if (value.Number("spec", field) is < 0 and var number)
            {
                yield return FieldError.Invalid($"spec.{field}", number, "must be greater than or equal to 0");
            }
        }

        foreach (var error in PodTemplate.Validate(value.At("spec", "template", "spec"), "spec.template.spec", version)) yield return error;
    }

    public override IEnumerable<FieldError> ValidateChange(JsonObject value, JsonObject old)
    {
        foreach (var field in (string[])["selector", "template", "completionMode"])
        {
            if (!JsonAccess.Same(value.At("spec", field), old.At("spec", field)))
            {
                yield return FieldError.Immutable($"spec.{field}", value.At("spec", field));
            }
        }
    }
}
