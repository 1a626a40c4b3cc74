using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Tags of EC2's resources.</summary>
internal sealed class Ec2Tags(Network network, Paging paging)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateTags"] = new(Create, call => ForEach(call, "ec2:CreateTags", Given(call.Input.Objects("Tag")))),
        ["DeleteTags"] = new(Delete, call => ForEach(call, "ec2:DeleteTags", Given(call.Input.Objects("Tag")))),
        ["DescribeTags"] = new(Describe, _ => [new("ec2:DescribeTags", "*")]),
    };

    /// <summary>Tags of a TagSpecification for <paramref name="type"/>.</summary>
    public static Dictionary<string, string> Specified(AwsCall call, string type)
        => Given(call.Input.Objects("TagSpecification").Where(s => s.Text("ResourceType") == type).SelectMany(s => s.Objects("Tag")));

    /// <summary>What creating a resource with tags asks of IAM.</summary>
    public static IEnumerable<AccessRequest> Creation(AwsCall call, string type)
    {
        var tags = Specified(call, type);
        var resource = $"arn:aws:ec2:{call.Region}:{call.AccountId}:{type}/*";
        yield return AccessRules.On($"ec2:{call.Operation}", resource, tags);
        if (tags.Count == 0)
            yield break;
        var tagging = AccessRules.On("ec2:CreateTags", resource, tags);
        yield return tagging.With("ec2:CreateAction", call.Operation);
    }

    /// <summary>An action on an existing resource.</summary>
    public AccessRequest On(string action, string id, IReadOnlyDictionary<string, string>? requestTags = null)
    {
        var tags = network.TagsOf(id);
        var request = AccessRules.On(action, network.Arn(id), requestTags, tags);
        return tags.Aggregate(request, (all, tag) => all.With("ec2:ResourceTag/" + tag.Key, tag.Value));
    }

    /// <summary>Adds tags to a resource.</summary>
    public void Put(string id, IReadOnlyDictionary<string, string> tags)
    {
        var present = network.TagsOf(id);
        TagLimits.Check(tags, present.Keys.Union(tags.Keys).Count(), "InvalidParameterValue", "TagLimitExceeded", anyCharacter: true);
        if (tags.Count > 0)
            network.Tags[id] = new(present.Concat(tags).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.Last().Value));
    }

    /// <summary>Tags as EC2 shows them.</summary>
    public JsonArray Show(string id)
        => CallMembers.ToJsonArray(network.TagsOf(id).Select(t => new JsonObject { ["key"] = t.Key, ["value"] = t.Value }));

    private JsonObject Create(AwsCall call)
    {
        foreach (var id in Existing(call))
            Put(id, Given(call.Input.Objects("Tag")));
        return new() { ["return"] = true };
    }

    private JsonObject Delete(AwsCall call)
    {
        foreach (var id in Existing(call))
        {
            foreach (var tag in call.Input.Objects("Tag"))
            {
                if (tag.Text("Value") is null || tag.Text("Value") == network.TagsOf(id).GetValueOrDefault(tag.Required("Key")))
                    network.TagsOf(id).Remove(tag.Required("Key"));
            }
        }
        return new() { ["return"] = true };
    }

    private JsonObject Describe(AwsCall call)
    {
        var all = network.Tags.Where(r => network.Exists(r.Key)).SelectMany(r => r.Value.Select(t => (Id: r.Key, t.Key, t.Value)));
        return new Ec2Query<(string Id, string Key, string Value)>("tagSet", "", t => t.Id + "/" + t.Key,
            new Dictionary<string, Func<(string Id, string Key, string Value), IEnumerable<string?>>>
            {
                ["resource-id"] = t => [t.Id],
                ["resource-type"] = t => [Network.TypeOf(t.Id)],
                ["key"] = t => [t.Key],
                ["value"] = t => [t.Value],
            }, t => new() { ["resourceId"] = t.Id, ["resourceType"] = Network.TypeOf(t.Id), ["key"] = t.Key, ["value"] = t.Value }, NotThere)
            .Answer(call, all, network, paging);
    }

    private List<string> Existing(AwsCall call)
    {
        var ids = call.Input.Texts("ResourceId")
            ?? throw new AwsFault("MissingParameter", "The request must contain the parameter resourceIdSet");
        return ids.FirstOrDefault(id => !network.Exists(id)) is { } missing ? throw NotThere(missing) : [.. ids];
    }

    private IEnumerable<AccessRequest> ForEach(AwsCall call, string action, IReadOnlyDictionary<string, string> tags)
        => (call.Input.Texts("ResourceId") ?? []).Select(id => On(action, id, tags));

    private static Dictionary<string, string> Given(IEnumerable<JsonObject> tags)
        => tags.ToDictionary(t => t.Required("Key"), t => t.Text("Value") ?? "");

    private static AwsFault NotThere(string id) => Network.TypeOf(id) switch
    {
        "security-group" => new("InvalidGroup.NotFound", $"The security group '{id}' does not exist"),
        "vpc" => new("InvalidVpcID.NotFound", $"The vpc ID '{id}' does not exist"),
        "subnet" => new("InvalidSubnetID.NotFound", $"The subnet ID '{id}' does not exist"),
        _ => new("InvalidID", $"The ID '{id}' is not valid"),
    };
}
