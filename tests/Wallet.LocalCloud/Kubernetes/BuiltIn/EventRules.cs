using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>Events are kept in their core form and shown in that of <c>events.k8s.io</c> too.</summary>
internal sealed class EventRules : KindRules
{
    private static readonly (string Core, string Modern)[] Renamed =
    [
        ("involvedObject", "regarding"), ("message", "note"), ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"), ("firstTimestamp", "deprecatedFirstTimestamp"), ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
    ];

    public override void ToStorage(ResourceKind kind, JsonObject value)
    {
        if (kind.Group.Length == 0) return;
        value["apiVersion"] = "v1";
        foreach (var (core, modern) in Renamed) Rename(value, modern, core);
    }

    public override JsonObject FromStorage(ResourceKind kind, JsonObject value)
    {
        var view = value.Clone();
        if (kind.Group.Length > 0)
        {
            view["apiVersion"] = kind.ApiVersion;
            foreach (var (core, modern) in Renamed) Rename(view, core, modern);
            foreach (var empty in (string[])["reportingController", "reportingInstance"])
            {
                if (view.Text(empty) is "") view.Remove(empty);
            }
        }

        EmptyFields.Fill(kind.Schema.Value, view);
        return view;
    }

    private static void Rename(JsonObject value, string from, string to)
    {
        if (value.Remove(from, out var moved)) value[to] = moved;
    }
}
