using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>Tags of Fargate profiles.</summary>
internal sealed class EksTags(FargateProfiles profiles)
{
    private const string Route = "/tags/{resourceArn}";

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["TagResource"] = new(Tag, call => Access(call, Given(call)), $"POST {Route}"),
        ["UntagResource"] = new(Untag, call => Access(call, []), $"DELETE {Route}"),
        ["ListTagsForResource"] = new(call => new() { ["tags"] = EksService.ShowMap(Named(call).Tags) }, call => Access(call, []),
            $"GET {Route}"),
    };

    private FargateProfile Named(AwsCall call) => profiles.All.FirstOrDefault(p => p.Arn == call.Input.Required("resourceArn"))
        ?? throw new AwsFault("NotFoundException", $"Resource not found: {call.Input.Text("resourceArn")}", 404);

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string> tags)
    {
        var profile = Named(call);
        var request = AccessRules.On($"eks:{call.Operation}", profile.Arn, tags, profile.Tags);
        yield return call.Input.Texts("tagKeys") is { } keys
            ? request.With("aws:TagKeys", keys)
            : request;
    }

    private JsonObject Tag(AwsCall call)
    {
        var (profile, tags) = (Named(call), Given(call));
        TagLimits.Check(tags, profile.Tags.Keys.Union(tags.Keys).Count(), "BadRequestException", "BadRequestException");
        profiles.Put(profile with { Tags = profile.Tags.SetItems(tags) });
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var profile = Named(call);
        profiles.Put(profile with { Tags = profile.Tags.RemoveRange(call.Input.Texts("tagKeys") ?? []) });
        return [];
    }

    private static Dictionary<string, string> Given(AwsCall call)
        => call.Input["tags"] is JsonObject map ? map.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "") : [];
}
