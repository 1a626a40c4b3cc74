using System.Text;
using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws;

/// <summary>Pages of RDS and ElastiCache: MaxRecords 20 to 100, an opaque Marker that survives deletions between pages.</summary>
internal static class MarkerPage
{
    /// <summary>One page of <paramref name="items"/> by their keys, with a Marker if more follow.</summary>
    public static JsonObject Of<T>(JsonObject input, string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> show)
    {
        var size = input.Number("MaxRecords") ?? 100;
        if (size is < 20 or > 100)
            throw new AwsFault("InvalidParameterValue", $"Invalid value {size} for MaxRecords. Must be between 20 and 100");

        var rest = items.OrderBy(key, StringComparer.Ordinal);
        var after = input.Text("Marker") is { Length: > 0 } marker ? Decode(marker) : null;
        var found = (after is null ? rest : rest.Where(item => string.CompareOrdinal(key(item), after) > 0)).Take(size + 1).ToList();
        var answer = new JsonObject { [list] = CallMembers.ToList(found.Take(size).Select(show)) };
        if (found.Count > size)
            answer["Marker"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(key(found[size - 1])));
        return answer;
    }

    private static string Decode(string marker)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(marker));
        }
        catch (FormatException)
        {
            throw new AwsFault("InvalidParameterValue", "The parameter Marker is not a value that this service gave out.");
        }
    }
}
