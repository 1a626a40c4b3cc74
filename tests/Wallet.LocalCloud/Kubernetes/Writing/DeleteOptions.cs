using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Writing;

/// <summary>How an object is to be deleted.</summary>
/// <param name="Propagation">Background, Foreground or Orphan; null for the kind's default.</param>
/// <param name="GracePeriodSeconds">Null for the object's own.</param>
/// <param name="Uid">Delete only this one.</param>
/// <param name="ResourceVersion">Delete only this version.</param>
internal sealed record DeleteOptions(
    string? Propagation = null, long? GracePeriodSeconds = null, string? Uid = null, string? ResourceVersion = null, bool IsDryRun = false)
{
    /// <summary>From the request's body and query; the body wins.</summary>
    public static DeleteOptions Read(JsonNode? body, Func<string, string?> query)
    {
        var propagation = body.Text("propagationPolicy") ?? query("propagationPolicy");
        if (body.Flag("orphanDependents") == true || query("orphanDependents") == "true") propagation = "Orphan";
        return new DeleteOptions(
            propagation,
            body.Number("gracePeriodSeconds") ?? (long.TryParse(query("gracePeriodSeconds"), out var seconds) ? seconds : null),
            body.Text("preconditions", "uid"),
            body.Text("preconditions", "resourceVersion"),
            query("dryRun") == "All" || body.Texts("dryRun").Contains("All"));
    }
}
