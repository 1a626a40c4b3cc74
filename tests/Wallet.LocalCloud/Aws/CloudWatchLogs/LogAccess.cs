using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>What the operations ask of IAM.</summary>
internal sealed class LogAccess(LogStore store)
{
    /// <summary>Tags of a request: a map.</summary>
    public static Dictionary<string, string> Tags(AwsCall call)
        => call.Input["tags"] is JsonObject tags ? tags.ToDictionary(tag => tag.Key, tag => tag.Value?.ToString() ?? "") : [];

    /// <summary>The action on the group that a call names.</summary>
    public IEnumerable<AccessRequest> OnGroup(AwsCall call) => [On(call, store.ArnOf(call.Input.Required("logGroupName")))];

    /// <summary>The action on the resource that a call names.</summary>
    public IEnumerable<AccessRequest> OnResource(AwsCall call) => [On(call, call.Input.Required("resourceArn"))];

    /// <summary>Listing groups: on all of them (API reference, DescribeLogGroups).</summary>
    public IEnumerable<AccessRequest> OnAll(AwsCall call) => [new($"logs:{call.Operation}", store.ArnOf("*"))];

    /// <summary>Creating a group; with tags, tagging it too (API reference, CreateLogGroup, tags).</summary>
    public IEnumerable<AccessRequest> Creation(AwsCall call)
    {
        var request = AccessRules.On("logs:CreateLogGroup", store.ArnOf(call.Input.Required("logGroupName")), Tags(call));
        return Tags(call).Count > 0 ? [request, request with { Action = "logs:TagResource" }] : [request];
    }

    private AccessRequest On(AwsCall call, string arn)
    {
        var request = AccessRules.On(
            $"logs:{call.Operation}", arn, Tags(call), store.Groups.Values.FirstOrDefault(group => group.Arn == arn)?.Tags);
        return call.Input.Texts("tagKeys") is { } keys ? request.With("aws:TagKeys", keys) : request;
    }
}
