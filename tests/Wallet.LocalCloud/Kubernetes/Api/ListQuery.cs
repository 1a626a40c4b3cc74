using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Selection;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Which objects a list or a watch is about.</summary>
internal sealed record ListQuery(LabelSelector Labels, FieldSelector Fields, string? Namespace, string Name)
{
    private static readonly Dictionary<string, string[]> Supported = new()
    {
        ["Pod"] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.nominatedNodeName"],
        ["Event"] = ["involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
            "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason", "reportingComponent",
            "source", "type"],
        ["Secret"] = ["type"],
        ["Namespace"] = ["status.phase"],
        ["Node"] = ["spec.unschedulable"],
        ["Job"] = ["status.successful"],
        ["ReplicaSet"] = ["status.replicas"],
        ["Service"] = ["spec.clusterIP", "spec.type"],
    };

    /// <exception cref="ApiFault">A selector that cannot be read or is not supported.</exception>
    public static ListQuery Read(ApiCall call)
    {
        var labels = LabelSelector.Parse(call.Query("labelSelector"))
            ?? throw Faults.BadRequest($"unable to parse requirement: {call.Query("labelSelector")}");
        var fields = FieldSelector.Parse(call.Query("fieldSelector"))
            ?? throw Faults.BadRequest($"invalid field selector: {call.Query("fieldSelector")}");
        foreach (var field in fields.Fields)
        {
            if (!IsSupported(call.Kind, field)) throw Faults.BadRequest($"field label not supported: {field}");
        }

        return new ListQuery(labels, fields, call.Kind.Namespaced && call.Path.Namespace.Length > 0 ? call.Path.Namespace : null, call.Path.Name);
    }

    public bool Matches(JsonObject value) => Labels.Matches(value) && Fields.Matches(value);

    private static bool IsSupported(ResourceKind kind, string field)
        => field is "metadata.name" || (field is "metadata.namespace" && kind.Namespaced)
            || (!kind.IsCustom && Supported.GetValueOrDefault(kind.Kind)?.Contains(field) == true);
}
