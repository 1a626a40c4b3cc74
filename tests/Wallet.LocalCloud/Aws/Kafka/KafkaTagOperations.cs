using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>Tags of clusters and configurations.</summary>
internal sealed class KafkaTagOperations(KafkaState state)
{
    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("TagResource", new(Tag, call => Access(call, Given(call)), "POST /v1/tags/{resourceArn}")),
        ("UntagResource", new(Untag, call => Access(call), "DELETE /v1/tags/{resourceArn}")),
        ("ListTagsForResource", new(List, call => Access(call), "GET /v1/tags/{resourceArn}")),
    ];

    private JsonObject Tag(AwsCall call)
    {
        var tags = Find(call);
        var added = Given(call);
        TagLimits.Check(added, tags.Keys.Union(added.Keys).Count(), "BadRequestException", "BadRequestException");
        foreach (var (key, value) in added)
            tags[key] = value;
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var tags = Find(call);
        foreach (var key in call.Input.Texts("tagKeys") ?? [])
            tags.Remove(key);
        return [];
    }

    private JsonObject List(AwsCall call) => new() { ["tags"] = KafkaClusterAnswer.Tags(Find(call)) };

    private Dictionary<string, string> Find(AwsCall call)
        => Known(call.Input.Required("resourceArn")) ?? throw KafkaFaults.NotFound("The resource does not exist.");

    private Dictionary<string, string>? Known(string arn)
        => state.Clusters.GetValueOrDefault(arn)?.Tags ?? state.Configurations.GetValueOrDefault(arn)?.Tags;

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var arn = call.Input.Text("resourceArn") ?? "*";
        yield return AccessRules.On("kafka:" + call.Operation, arn, tags, Known(arn));
    }

    private static Dictionary<string, string> Given(AwsCall call)
        => call.Input["tags"] is JsonObject tags ? tags.ToDictionary(tag => tag.Key, tag => tag.Value?.ToString() ?? "") : [];
}
