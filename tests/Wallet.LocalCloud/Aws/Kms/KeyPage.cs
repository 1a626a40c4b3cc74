using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>KMS's pages: Marker and Limit in, Truncated and NextMarker out.</summary>
internal static class KeyPage
{
    /// <summary>One page of <paramref name="items"/> as <paramref name="list"/>.</summary>
    public static JsonObject Of<T>(AwsCall call, Paging paging, IEnumerable<T> items, Func<T, string> key, string list,
        Func<T, JsonObject> show)
    {
        var page = paging.Cut(items, key, call.Input.Text("Marker"), call.Input.Number("Limit"),
            () => new("InvalidMarkerException", "Could not deserialize marker"));
        var answer = new JsonObject { [list] = CallMembers.ToJsonArray(page.Items.Select(show)), ["Truncated"] = page.Next is not null };
        if (page.Next is not null)
            answer["NextMarker"] = page.Next;
        return answer;
    }
}
