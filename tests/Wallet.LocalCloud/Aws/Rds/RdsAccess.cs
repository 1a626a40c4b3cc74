using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>
/// What RDS's calls ask of IAM: the action on every resource type that the service authorization reference marks as required, whether the
/// request names one or leaves it to the default, and what RDS does in the caller's name.
/// </summary>
internal static class RdsAccess
{
    private const string LinkedService = "rds.amazonaws.com";

    // The Aurora guide's example of creating instances (identity-based policy examples) allows og:default* and pg:default* too.
    private const string DefaultOptionGroup = "default:aurora-mysql-8-0";
    private const string DefaultParameterGroup = "default.aurora-mysql8.0";

    /// <summary>The call's own action on a resource, and the tagging of it where the request carries tags.</summary>
    public static IEnumerable<AccessRequest> Of(
        AwsCall call, string arn, Dictionary<string, string>? requestTags = null, Dictionary<string, string>? resourceTags = null)
    {
        yield return AccessRules.On("rds:" + call.Operation, arn, requestTags, resourceTags);
        if (requestTags is { Count: > 0 })
            yield return AccessRules.On("rds:AddTagsToResource", arn, requestTags, resourceTags);
    }

    /// <summary>The call's own action on further resources that it names.</summary>
    public static AccessRequest Also(AwsCall call, string kind, string id) => AccessRules.On("rds:" + call.Operation, RdsState.Arn(call, kind, id));

    /// <summary>What a new cluster stands on: its groups, RDS's own role, key and monitoring.</summary>
    public static IEnumerable<AccessRequest> OfNewCluster(AwsCall call, IStoreSurroundings surroundings) =>
    [
        Also(call, "cluster-pg", call.Input.Text("DBClusterParameterGroupName") ?? DefaultParameterGroup),
        Also(call, "og", call.Input.Text("OptionGroupName") ?? DefaultOptionGroup),
        Also(call, "subgrp", call.Input.Text("DBSubnetGroupName") ?? "default"),
        .. surroundings.LinkedRoleAccess(LinkedService),
        .. Monitoring(call),
        .. Keys(call, surroundings),
    ];

    /// <summary>What a new instance stands on: its groups, key and monitoring.</summary>
    public static IEnumerable<AccessRequest> OfNewInstance(AwsCall call, IStoreSurroundings surroundings) =>
    [
        Also(call, "cluster", call.Input.Text("DBClusterIdentifier") ?? "*"),
        Also(call, "og", call.Input.Text("OptionGroupName") ?? DefaultOptionGroup),
        Also(call, "pg", call.Input.Text("DBParameterGroupName") ?? DefaultParameterGroup),
        .. surroundings.LinkedRoleAccess(LinkedService),
        .. Monitoring(call),
        .. Keys(call, surroundings),
    ];

    /// <summary>Handing over the role of enhanced monitoring.</summary>
    public static IEnumerable<AccessRequest> Monitoring(AwsCall call)
        => call.Input.Text("MonitoringRoleArn") is { Length: > 0 } role
            ? [AccessRules.PassRole(role, "monitoring.rds.amazonaws.com")]
            : [];

    /// <summary>Encrypting with a customer's key: storage, and what Performance Insights collects.</summary>
    public static IEnumerable<AccessRequest> Keys(AwsCall call, IStoreSurroundings surroundings)
        => (from member in (string[])["KmsKeyId", "PerformanceInsightsKMSKeyId"]
            let key = call.Input.Text(member)
            where key is { Length: > 0 }
            select key)
            .Distinct()
            .SelectMany(key => (IEnumerable<AccessRequest>)
            [
                .. AccessRules.UseKey(surroundings, key, "rds", call.Region),
                .. AccessRules.UseKeyForData(surroundings, key, "rds", call.Region),
            ]);

    /// <summary>An operation that makes RDS's own role where it is missing.</summary>
    public static Func<AwsCall, JsonObject> Linked(
        IStoreSurroundings surroundings, Func<AwsCall, JsonObject> handle)
        => AccessRules.Linked(surroundings, LinkedService, handle);
}
