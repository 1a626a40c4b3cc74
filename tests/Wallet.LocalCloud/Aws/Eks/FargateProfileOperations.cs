using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Ec2;
using Wallet.LocalCloud.Aws.Iam;

namespace Wallet.LocalCloud.Aws.Eks;

/// <summary>Fargate profiles: one change at a time in a cluster.</summary>
internal sealed class FargateProfileOperations(
    Cluster cluster, FargateProfiles profiles, Ec2Service ec2, IamService iam, Identifiers ids, Paging paging)
{
    private const string PodService = "eks-fargate-pods.amazonaws.com";
    private const string LinkedService = "eks-fargate.amazonaws.com";
    private const string Route = "/clusters/{name}/fargate-profiles";

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateFargateProfile"] = new(Create, CreationAccess, $"POST {Route}"),
        ["DescribeFargateProfile"] = new(call => Answer(Named(call)), OnProfile, $"GET {Route}/{{fargateProfileName}}"),
        ["ListFargateProfiles"] = new(List, call => [new("eks:ListFargateProfiles", cluster.Arn)], $"GET {Route}"),
        ["DeleteFargateProfile"] = new(Delete, OnProfile, $"DELETE {Route}/{{fargateProfileName}}"),
    };

    private FargateProfile Named(AwsCall call)
    {
        EksService.Check(cluster, call);
        return profiles.Get(call.Input.Required("fargateProfileName"));
    }

    private IEnumerable<AccessRequest> OnProfile(AwsCall call)
    {
        var profile = Named(call);
        yield return AccessRules.On($"eks:{call.Operation}", profile.Arn, resourceTags: profile.Tags);
    }

    private IEnumerable<AccessRequest> CreationAccess(AwsCall call)
    {
        var tags = Tags(call);
        yield return AccessRules.On("eks:CreateFargateProfile", cluster.Arn, tags);
        yield return AccessRules.PassRole(call.Input.Required("podExecutionRoleArn"), PodService);
        if (tags.Count > 0)
            yield return AccessRules.On("eks:TagResource", ArnOf(call.Input.Required("fargateProfileName"), "*"), tags);
        // EKS looks for its own role with the caller's rights, also where it is there (aws-controllers-k8s/community#1821,
        // awsdocs/amazon-eks-user-guide#279), and makes it with them where it is not.
        yield return iam.LinkedRoleReading(LinkedService);
        foreach (var request in iam.LinkedRoleAccess(LinkedService))
            yield return request;
    }

    private JsonObject Create(AwsCall call)
    {
        EksService.Check(cluster, call);
        var asked = Asked(call);
        if (asked.Token is not null && profiles.All.FirstOrDefault(p => p.Token == asked.Token) is { } repeated)
            return Answer(repeated);
        if (profiles.All.Any(p => p.Name == asked.Name))
            throw new AwsFault("ResourceInUseException", $"A Fargate Profile already exists with this name in this cluster: {asked.Name}.",
                409);
        RefuseDuringAnother("create", asked.Name);
        CheckSubnets(asked);
        if (!iam.Trusts(asked.RoleArn, PodService))
            throw Invalid($"Misconfigured PodExecutionRole Trust Policy; Please add the {PodService} Service Principal");
        TagLimits.Check(asked.Tags, asked.Tags.Count, "InvalidParameterException", "InvalidParameterException");
        iam.EnsureLinkedRole(LinkedService);
        return Answer(profiles.Put(ProfileStates.Creating(asked with { Zones = ZonesOf(asked) }, profiles.Failures)));
    }

    private FargateProfile Asked(AwsCall call)
    {
        var selectors = call.Input.Objects("selectors")
            .Select(s => new FargateSelector(s.Required("namespace"), Map(s["labels"]))).ToArray();
        if (selectors.Length is 0 or > 5)
            throw Invalid("A Fargate profile must have 1 to 5 selectors.");
        if (selectors.Any(s => s.Labels.Count > 5))
            throw Invalid("A selector of a Fargate profile has at most 5 labels.");
        var name = call.Input.Required("fargateProfileName");
        return new(name, ArnOf(name, ids.Uuid()), call.Input.Required("podExecutionRoleArn"),
            call.Input.Texts("subnets") ?? cluster.Landscape.PrivateSubnetIds,
            selectors, call.Input.Text("clientRequestToken"), profiles.Now, Tags(call).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private void CheckSubnets(FargateProfile asked)
    {
        foreach (var id in asked.Subnets)
        {
            if (ec2.FindSubnet(id) is not { } subnet || subnet.VpcId != cluster.Landscape.VpcId)
                throw Invalid($"The subnet ID '{id}' does not exist in the cluster's VPC");
            if (ec2.IsPublic(id))
                throw Invalid($"Subnet {id} provided in Fargate Profile is not a private subnet");
        }
    }

    private string[] ZonesOf(FargateProfile asked)
        => [.. asked.Subnets.Select(id => ec2.FindSubnet(id)!.AvailabilityZone).Distinct().Order(StringComparer.Ordinal)];

    private JsonObject Delete(AwsCall call)
    {
        var profile = Named(call);
        RefuseDuringAnother("delete", profile.Name);
        return Answer(profiles.StatusOf(profile) == "DELETING" ? profile
            : profiles.Put(ProfileStates.Deleting(profile, profiles.Now, profiles.Failures)));
    }

    private JsonObject List(AwsCall call)
    {
        EksService.Check(cluster, call);
        var page = paging.Cut(profiles.All, p => p.Name, call.Input.Text("nextToken"), call.Input.Number("maxResults"),
            () => Invalid("The nextToken is not valid."));
        var answer = new JsonObject { ["fargateProfileNames"] = CallMembers.ToJsonArray(page.Items.Select(p => p.Name)) };
        if (page.Next is not null)
            answer["nextToken"] = page.Next;
        return answer;
    }

    private void RefuseDuringAnother(string verb, string name)
    {
        if (profiles.All.FirstOrDefault(p => p.Name != name && profiles.StatusOf(p) is "CREATING" or "DELETING") is { } other)
            throw new AwsFault("ResourceInUseException",
                $"Cannot {verb} Fargate Profile {name} because cluster {cluster.Name} currently has Fargate profile {other.Name} in "
                    + $"status {profiles.StatusOf(other)}", 409);
    }

    private JsonObject Answer(FargateProfile profile) => new()
    {
        ["fargateProfile"] = new JsonObject
        {
            ["fargateProfileName"] = profile.Name,
            ["fargateProfileArn"] = profile.Arn,
            ["clusterName"] = cluster.Name,
            ["createdAt"] = profile.CreatedAt.ToUnixTimeMilliseconds() / 1000.0,
            ["podExecutionRoleArn"] = profile.RoleArn,
            ["subnets"] = CallMembers.ToJsonArray(profile.Subnets),
            ["selectors"] = CallMembers.ToJsonArray(profile.Selectors
                .Select(s => new JsonObject { ["namespace"] = s.Namespace, ["labels"] = EksService.ShowMap(s.Labels) })),
            ["status"] = profiles.StatusOf(profile),
            ["health"] = new JsonObject { ["issues"] = CallMembers.ToJsonArray(Issues(profile)) },
            ["tags"] = EksService.ShowMap(profile.Tags),
        },
    };

    /// <summary>What FargateProfileHealth tells of a profile that failed.</summary>
    private IEnumerable<JsonObject> Issues(FargateProfile profile)
    {
        if (profiles.StatusOf(profile) is ProfileStates.CreateFailed or ProfileStates.DeleteFailed)
        {
            yield return new()
            {
                ["code"] = "InternalFailure",
                ["message"] = "The Fargate profile could not be changed because of an internal failure.",
                ["resourceIds"] = CallMembers.ToJsonArray([profile.Name]),
            };
        }
    }

    private string ArnOf(string name, string id)
        => $"arn:aws:eks:{cluster.Region}:{AccessControl.AccountId}:fargateprofile/{cluster.Name}/{name}/{id}";

    private static Dictionary<string, string> Tags(AwsCall call) => Map(call.Input["tags"]);

    private static Dictionary<string, string> Map(JsonNode? node)
        => node is JsonObject map ? map.ToDictionary(m => m.Key, m => m.Value?.ToString() ?? "") : [];

    private static AwsFault Invalid(string message) => new("InvalidParameterException", message);
}
