using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Cel;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>The quantities of a built-in object.</summary>
internal static class QuantityForm
{
    /// <summary>Whether a field that holds a quantity holds something else.</summary>
    public static bool HasWrong(TypeSchema schema, JsonNode? value) => value switch
    {
        null => false,
        JsonObject map => map.Any(member => schema.Declared(member.Key) is { } known && HasWrong(known, member.Value)),
        JsonArray list => schema.Items is { } items && list.Any(item => HasWrong(items, item)),
        _ => schema.Format == "quantity" && CelQuantity.Parse(value.Text() ?? value.ToJsonString()) is null,
    };
}
