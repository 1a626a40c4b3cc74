using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Tags of keys, which KMS calls TagKey and TagValue.</summary>
internal sealed class KeyTags(KeyRing ring, KeyAccess access, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["TagResource"] = new(Tag, access.OnKey),
        ["UntagResource"] = new(Untag, access.OnKey),
        ["ListResourceTags"] = new(List, access.OnKey),
    };

    /// <summary>Tags of a request.</summary>
    public static Dictionary<string, string> Given(AwsCall call)
        => call.Input.Objects("Tags").ToDictionary(t => t.Required("TagKey"), t => t.Text("TagValue") ?? "");

    /// <summary>Adds tags to a key.</summary>
    public void Put(Key key, Dictionary<string, string> tags)
    {
        TagLimits.Check(tags, key.Tags.Keys.Union(tags.Keys).Count(), "TagException", "LimitExceededException");
        foreach (var (name, value) in tags)
            key.Tags[name] = value;
        Note(key);
    }

    private JsonObject Tag(AwsCall call)
    {
        Put(Changeable(call), Given(call));
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var key = Changeable(call);
        foreach (var name in call.Input.Texts("TagKeys") ?? [])
            key.Tags.Remove(name);
        Note(key);
        return [];
    }

    private JsonObject List(AwsCall call)
        => KeyPage.Of(call, paging, ring.Get(call.Input.Required("KeyId")).Tags, t => t.Key, "Tags",
            t => new() { ["TagKey"] = t.Key, ["TagValue"] = t.Value });

    private void Note(Key key) => key.TagHistory.Add((ring.Now, new Dictionary<string, string>(key.Tags)));

    private Key Changeable(AwsCall call) => ring.Get(call.Input.Required("KeyId")).NotPending();
}
