using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>Tags of log groups.</summary>
internal sealed class LogTagOperations(LogStore store, LogAccess access)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["ListTagsForResource"] = new(
            call => new() { ["tags"] = new JsonObject(Named(call).Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value))) },
            access.OnResource),
        ["TagResource"] = new(Tag, access.OnResource),
        ["UntagResource"] = new(Untag, access.OnResource),
    };

    private JsonObject Tag(AwsCall call)
    {
        var (group, tags) = (Named(call), LogAccess.Tags(call));
        TagLimits.Check(tags, group.Tags.Keys.Union(tags.Keys).Count(), "InvalidParameterException", "TooManyTagsException");
        foreach (var (key, value) in tags)
            group.Tags[key] = value;
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var group = Named(call);
        foreach (var key in call.Input.Texts("tagKeys") ?? [])
            group.Tags.Remove(key);
        return [];
    }

    // API reference, TagResource: the ARN of a log group is named without the :* at its end.
    private LogGroup Named(AwsCall call)
    {
        var arn = call.Input.Required("resourceArn");
        if (arn.EndsWith(":*", StringComparison.Ordinal))
            throw LogStore.Invalid("The specified resourceArn is not valid.");
        return store.Groups.Values.FirstOrDefault(group => group.Arn == arn)
            ?? throw new AwsFault("ResourceNotFoundException", "The specified resource does not exist.");
    }
}
