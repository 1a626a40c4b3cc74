using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>Log groups, from creation to deletion.</summary>
internal sealed class LogGroupOperations(LogStore store, LogAccess access, Paging paging)
{
    private const int LargestPage = 50;

    // API reference, PutRetentionPolicy: possible values.
    private static readonly int[] Retentions =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateLogGroup"] = new(Create, access.Creation),
        ["DescribeLogGroups"] = new(Describe, access.OnAll),
        ["PutRetentionPolicy"] = new(Retain, access.OnGroup),
        ["DeleteRetentionPolicy"] = new(call => Changed(call, group => group.RetentionDays = null), access.OnGroup),
        ["AssociateKmsKey"] = new(
            call => Changed(call, group => group.KmsKeyArn = store.UsableKey(call.Input.Required("kmsKeyId"), group.Name)), access.OnGroup),
        ["DisassociateKmsKey"] = new(call => Changed(call, group => group.KmsKeyArn = null), access.OnGroup),
        ["DeleteLogGroup"] = new(call => Changed(call, group => store.Groups.Remove(group.Name)), access.OnGroup),
    };

    private JsonObject Create(AwsCall call)
    {
        var (name, tags) = (call.Input.Required("logGroupName"), LogAccess.Tags(call));
        var key = call.Input.Text("kmsKeyId") is { } asked && !store.Groups.ContainsKey(name) ? store.UsableKey(asked, name) : null;
        TagLimits.Check(tags, tags.Count, "InvalidParameterException", "InvalidParameterException");
        var group = store.Add(name);
        group.KmsKeyArn = key;
        foreach (var (tag, value) in tags)
            group.Tags[tag] = value;
        return [];
    }

    private JsonObject Retain(AwsCall call) => Changed(call, group
        => group.RetentionDays = call.Input.Number("retentionInDays") is { } days && Retentions.Contains(days)
            ? days
            : throw LogStore.Invalid($"Invalid retention value. Possible values are: {string.Join(", ", Retentions)}"));

    private JsonObject Describe(AwsCall call)
    {
        var limit = call.Input.Number("limit");
        if (limit is < 1 or > LargestPage)
            throw LogStore.Invalid($"limit must be between 1 and {LargestPage}.");
        var prefix = call.Input.Text("logGroupNamePrefix") ?? "";
        var found = store.Seen.Where(group => group.Name.StartsWith(prefix, StringComparison.Ordinal));
        var page = paging.Cut(found, group => group.Name, call.Input.Text("nextToken"), limit ?? LargestPage,
            () => LogStore.Invalid("The specified nextToken is invalid."));
        var answer = new JsonObject { ["logGroups"] = CallMembers.ToJsonArray(page.Items.Select(Show)) };
        if (page.Next is not null)
            answer["nextToken"] = page.Next;
        return answer;
    }

    private JsonObject Changed(AwsCall call, Action<LogGroup> change)
    {
        change(store.Get(call.Input.Required("logGroupName")));
        return [];
    }

    private static JsonObject Show(LogGroup group)
    {
        var shown = new JsonObject
        {
            ["logGroupName"] = group.Name,
            ["creationTime"] = group.CreatedAt.ToUnixTimeMilliseconds(),
            ["metricFilterCount"] = 0,
            ["arn"] = $"{group.Arn}:*",
            ["storedBytes"] = 0,
        };
        if (group.RetentionDays is { } days)
            shown["retentionInDays"] = days;
        if (group.KmsKeyArn is { } key)
            shown["kmsKeyId"] = key;
        return shown;
    }
}
