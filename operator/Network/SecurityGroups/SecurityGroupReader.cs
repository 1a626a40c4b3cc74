using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Network.SecurityGroups;

/// <summary>Reads the platform's security groups, from the list that all platforms share.</summary>
internal sealed class SecurityGroupReader(AwsRegion aws, PlatformPass pass)
{
    private readonly HashSet<string> _names = [.. Enum.GetValues<SecurityGroupRole>().Select(role => SecurityGroupDesired.NameOf(pass.Names, role))];

    /// <summary>Those in a VPC, tagged or not: before a group counts as missing, its name is asked for.</summary>
    public async Task<IReadOnlyList<SecurityGroupObserved>> ReadAsync(string vpcId, CancellationToken cancellationToken)
    {
        var found = await TaggedAsync(group => group.VpcId == vpcId, cancellationToken);
        return found.Count == _names.Count
            ? found
            : await DescribeAsync(cancellationToken, new Filter("vpc-id", [vpcId]), new Filter("group-name", [.. _names.Order(StringComparer.Ordinal)]));
    }

    /// <summary>Those in any VPC, and those that the status knows even though their tags are gone.</summary>
    public async Task<IReadOnlyList<SecurityGroupObserved>> ReadAnywhereAsync(CancellationToken cancellationToken)
    {
        var found = await TaggedAsync(_ => true, cancellationToken);
        var untagged = pass.Remembered
            .Where(each => each.Kind == NetworkNames.SecurityGroupKind && found.All(group => group.Id != each.Id))
            .Select(each => each.Id)
            .ToList();
        return untagged.Count == 0 ? found : [.. found, .. await DescribeAsync(cancellationToken, new Filter("group-id", untagged))];
    }

    private async Task<IReadOnlyList<SecurityGroupObserved>> TaggedAsync(Func<SecurityGroup, bool> fits, CancellationToken cancellationToken)
        => [.. (await aws.Fleet.SecurityGroups.ReadAsync(pass.Asker(), cancellationToken)).Where(group => _names.Contains(group.GroupName) && fits(group)).Select(Of)];

    private async Task<IReadOnlyList<SecurityGroupObserved>> DescribeAsync(CancellationToken cancellationToken, params List<Filter> filters)
    {
        var request = new DescribeSecurityGroupsRequest { Filters = filters };
        var found = await aws.Clients.EC2.Paginators.DescribeSecurityGroups(request).SecurityGroups.ToListAsync(cancellationToken);
        return [.. found.Select(Of)];
    }

    private static SecurityGroupObserved Of(SecurityGroup group) => new(
        group.GroupId, group.GroupName, group.VpcId ?? "", group.Tags.FromTags(), SecurityGroupPermissions.RulesOf(group));
}
