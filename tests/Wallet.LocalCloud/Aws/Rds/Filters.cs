using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Filters of Describe calls.</summary>
internal static class Filters
{
    /// <summary>The values of one filter, or null when it is not given.</summary>
    public static IReadOnlyList<string>? Of(JsonObject input, string name)
        => input.Objects("Filters").FirstOrDefault(filter => filter.Text("Name") == name)?.Texts("Values");
}
