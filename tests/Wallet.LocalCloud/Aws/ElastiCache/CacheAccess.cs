namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>What ElastiCache's calls ask of IAM.</summary>
internal static class CacheAccess
{
    /// <summary>The call's own action on a resource, and the tagging of it where the request carries tags.</summary>
    public static IEnumerable<AccessRequest> Of(
        AwsCall call, string kind, string? id, Dictionary<string, string>? requestTags = null, Dictionary<string, string>? resourceTags = null)
    {
        var arn = CacheState.Arn(call, kind, id ?? "*");
        yield return AccessRules.On("elasticache:" + call.Operation, arn, requestTags, resourceTags);
        if (requestTags is { Count: > 0 })
            yield return AccessRules.On("elasticache:AddTagsToResource", arn, requestTags, resourceTags);
    }

    /// <summary>The call's own action on a further resource, when it names one.</summary>
    public static IEnumerable<AccessRequest> Also(AwsCall call, string kind, string? id) => id is null ? [] : Of(call, kind, id);
}
