using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>Changes of security groups.</summary>
internal static class SecurityGroupRequests
{
    /// <summary>Makes a group; its rules follow in the next pass.</summary>
    public static AwsChange Create(string vpcId, SecurityGroupDesired group) => new(
        new PlannedChange(Resource(group.Name), PlannedChange.Create, $"in {vpcId}"),
        new CreateSecurityGroupRequest
        {
            VpcId = vpcId,
            GroupName = group.Name,
            Description = group.Description,
            TagSpecifications = NetworkRequests.AtCreation(ResourceType.SecurityGroup, group.Tags),
        });

    /// <summary>Adds missing rules.</summary>
    public static AwsChange Authorize(SecurityGroupObserved group, RuleDirection direction, IReadOnlyList<SecurityGroupRule> rules)
        => Change(group.Name, "Authorize", direction, rules, direction == RuleDirection.Ingress
            ? new AuthorizeSecurityGroupIngressRequest { GroupId = group.Id, IpPermissions = SecurityGroupPermissions.PermissionsOf(rules) }
            : new AuthorizeSecurityGroupEgressRequest { GroupId = group.Id, IpPermissions = SecurityGroupPermissions.PermissionsOf(rules) });

    /// <summary>Removes rules that someone else added.</summary>
    public static AwsChange Revoke(SecurityGroupObserved group, RuleDirection direction, IReadOnlyList<SecurityGroupRule> rules)
        => Change(group.Name, "Revoke", direction, rules, direction == RuleDirection.Ingress
            ? new RevokeSecurityGroupIngressRequest { GroupId = group.Id, IpPermissions = SecurityGroupPermissions.PermissionsOf(rules) }
            : new RevokeSecurityGroupEgressRequest { GroupId = group.Id, IpPermissions = SecurityGroupPermissions.PermissionsOf(rules) });

    /// <summary>Removes a group.</summary>
    public static AwsChange Delete(SecurityGroupObserved group)
        => new(PlannedChange.Removal(Resource(group.Name), group.Id), new DeleteSecurityGroupRequest { GroupId = group.Id });

    /// <summary>As planned changes name a group.</summary>
    public static string Resource(string name) => $"{NetworkNames.SecurityGroupKind} {name}";

    private static AwsChange Change(
        string group, string verb, RuleDirection direction, IReadOnlyList<SecurityGroupRule> rules, AmazonWebServiceRequest request)
        => new(new PlannedChange(Resource(group), $"{verb}{direction}", string.Join(", ", rules)), request);
}
