using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Kms;

namespace Wallet.LocalCloud.Aws;

/// <summary>Builds what a call asks of IAM, with the tag condition keys that AWS documents.</summary>
internal static class AccessRules
{
    private static readonly Dictionary<string, string> NoTags = [];

    /// <summary>An action on a resource: tags in the request and on the resource become condition keys.</summary>
    public static AccessRequest On(
        string action,
        string resource,
        IReadOnlyDictionary<string, string>? requestTags = null,
        IReadOnlyDictionary<string, string>? resourceTags = null)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, value) in requestTags ?? NoTags)
            context["aws:RequestTag/" + key] = [value];
        if (requestTags is { Count: > 0 })
            context["aws:TagKeys"] = [.. requestTags.Keys];
        foreach (var (key, value) in resourceTags ?? NoTags)
            context["aws:ResourceTag/" + key] = [value];
        return new AccessRequest(action, resource, context);
    }

    /// <summary>Handing a role to a service.</summary>
    public static AccessRequest PassRole(string roleArn, string service)
        => new("iam:PassRole", roleArn, new Dictionary<string, IReadOnlyList<string>> { ["iam:PassedToService"] = [service] });

    /// <summary>An action on a key: its policy has its say too.</summary>
    public static AccessRequest OnKey(string action, KeyFacts key, IReadOnlyDictionary<string, string>? requestTags = null)
        => On(action, key.Arn, requestTags, key.Tags).With("kms:CallerAccount", AccessControl.AccountId) with { KeyPolicy = key.Policy };

    /// <summary>What a service needs of its caller to encrypt with a customer's key: looking at it and granting its use.</summary>
    public static IEnumerable<AccessRequest> UseKey(IStoreSurroundings surroundings, string key, string service, string region)
    {
        yield return Via("kms:DescribeKey");
        yield return Via("kms:CreateGrant").With("kms:GrantIsForAWSResource", "true");

        AccessRequest Via(string action) => ThroughService(surroundings, key, action, service, region);
    }

    /// <summary>What a service needs of its caller to encrypt data with a customer's key at once, without a grant.</summary>
    public static IEnumerable<AccessRequest> UseKeyForData(IStoreSurroundings surroundings, string key, string service, string region)
        => ((string[])["kms:GenerateDataKey", "kms:Decrypt"]).Select(action => ThroughService(surroundings, key, action, service, region));

    /// <summary>An operation that makes the service's own role, where it is missing, once it has succeeded.</summary>
    public static Func<AwsCall, JsonObject> Linked(
        IStoreSurroundings surroundings, string service, Func<AwsCall, JsonObject> handle) => call =>
    {
        var answer = handle(call);
        surroundings.EnsureLinkedRole(service);
        return answer;
    };

    private static AccessRequest ThroughService(IStoreSurroundings surroundings, string key, string action, string service, string region)
        => (surroundings.FindKey(key) is { } found ? OnKey(action, found) : new(action, key))
            .With("kms:ViaService", $"{service}.{region}.amazonaws.com");
}
