namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>What RDS's calls ask of IAM.</summary>
internal static class RdsAccess
{
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

    /// <summary>Handing over the role of enhanced monitoring.</summary>
    public static IEnumerable<AccessRequest> Monitoring(AwsCall call)
        => call.Input.Text("MonitoringRoleArn") is { Length: > 0 } role
            ? [AccessRules.PassRole(role, "monitoring.rds.amazonaws.com")]
            : [];

    /// <summary>Encrypting with a customer's key.</summary>
    public static IEnumerable<AccessRequest> Keys(AwsCall call, IStoreSurroundings surroundings)
        => (from member in (string[])["KmsKeyId", "PerformanceInsightsKMSKeyId"]
            let key = call.Input.Text(member)
            where key is { Length: > 0 }
            select surroundings.FindUsableKey(key) ?? key)
            .Distinct()
            .SelectMany(key => AccessRules.UseKey(key, "rds", call.Region));
}
