using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>IAM's pages: Marker and MaxItems in, IsTruncated and Marker out.</summary>
internal static class IamPage
{
    /// <summary>One page of <paramref name="items"/> as <paramref name="list"/>.</summary>
    public static JsonObject Of<T>(AwsCall call, Paging paging, IEnumerable<T> items, Func<T, string> key, string list,
        Func<T, JsonNode> show)
    {
        var page = paging.Cut(items, key, call.Input.Text("Marker"), call.Input.Number("MaxItems"),
            () => new("ValidationError", "Invalid Marker."));
        return new()
        {
            [list] = new JsonArray([.. page.Items.Select(show)]),
            ["IsTruncated"] = page.Next is not null,
            ["Marker"] = page.Next,
        };
    }
}
