using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;

namespace Wallet.LocalCloud.Kubernetes.Apply;

/// <summary>The steps of a field path.</summary>
internal static class FieldStep
{
    public static string Field(string name) => "f:" + name;

    /// <summary>The step to an element of a list of type map or set.</summary>
    /// <returns>Null when the element lacks its key.</returns>
    public static string? Element(TypeSchema list, JsonNode? item)
    {
        if (list.ListType == "set") return "v:" + JsonText.Write(item);
        var key = new JsonObject();
        foreach (var name in list.MapKeys.Order(StringComparer.Ordinal))
        {
            var value = item.At(name) ?? list.Items?.Member(name)?.Default;
            if (value is null) continue;
            key[name] = value.DeepClone();
        }

        return key.Count == 0 ? null : "k:" + JsonText.Write(key);
    }

    public static string Display(string step)
    {
        if (step.StartsWith("f:", StringComparison.Ordinal)) return "." + step[2..];
        if (!step.StartsWith("k:", StringComparison.Ordinal)) return $"[={step[2..]}]";
        var keys = JsonText.Read(step[2..]) as JsonObject ?? [];
        return $"[{string.Join(',', keys.Select(k => $"{k.Key}={JsonText.Write(k.Value)}"))}]";
    }
}
