namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>
/// What ElastiCache's calls ask of IAM. Network interfaces are not in it, though the service authorization reference lists them as
/// dependent actions: ElastiCache makes them by its own role, and AmazonElastiCacheFullAccess does without those rights.
/// </summary>
internal static class CacheAccess
{
    /// <summary>ElastiCache as a principal.</summary>
    public const string LinkedService = "elasticache.amazonaws.com";

    private const string DefaultParameterGroup = "default.redis7";

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

    /// <summary>What a new replication group stands on: groups, snapshot, ElastiCache's own role, network and key.</summary>
    public static IEnumerable<AccessRequest> OfNewGroup(AwsCall call, IStoreSurroundings surroundings) =>
    [
        .. Also(call, "subnetgroup", call.Input.Text("CacheSubnetGroupName")),
        .. Of(call, "parametergroup", call.Input.Text("CacheParameterGroupName") ?? DefaultParameterGroup),
        .. Also(call, "snapshot", call.Input.Text("SnapshotName")),
        .. surroundings.LinkedRoleAccess(LinkedService),
        new("ec2:DescribeSubnets", "*"),
        new("ec2:DescribeVpcs", "*"),
        .. Keys(call, surroundings),
    ];

    // The ElastiCache guide ("At-Rest Encryption", customer managed keys): the grant is asked for through ElastiCache and through DAX.
    private static IEnumerable<AccessRequest> Keys(AwsCall call, IStoreSurroundings surroundings)
    {
        if (call.Input.Text("KmsKeyId") is not { Length: > 0 } key)
            return [];
        string[] services = surroundings.FindKey(key) is { IsManagedByAws: true } ? ["elasticache"] : ["elasticache", "dax"];
        return services.SelectMany(service => AccessRules.UseKey(surroundings, key, service, call.Region));
    }
}
