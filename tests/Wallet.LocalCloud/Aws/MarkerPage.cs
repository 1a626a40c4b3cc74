using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws;

/// <summary>Pages as RDS and ElastiCache give them: MaxRecords 20 to 100, and a Marker when more follow.</summary>
internal static class MarkerPage
{
    /// <summary>The page of <paramref name="items"/> that the caller asks for, under the name <paramref name="list"/>.</summary>
    public static JsonObject Of<T>(
        Paging paging, JsonObject input, string list, IEnumerable<T> items, Func<T, string> key, Func<T, JsonObject> show)
    {
        var size = input.Number("MaxRecords");
        if (size is < 20 or > 100)
            throw new AwsFault("InvalidParameterValue", $"Invalid value {size} for MaxRecords. Must be between 20 and 100");
        var marker = input.Text("Marker") is { Length: > 0 } given ? given : null;
        var page = paging.Cut(items, key, marker, size, () => new("InvalidParameterValue", $"Invalid marker: {marker}"));
        var answer = new JsonObject { [list] = CallMembers.ToJsonArray(page.Items.Select(show)) };
        if (page.Next is not null)
            answer["Marker"] = page.Next;
        return answer;
    }
}
