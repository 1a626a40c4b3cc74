using System.Diagnostics;
using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;

namespace Wallet.Operator.Network;

/// <summary>Carries out changes, one call each.</summary>
internal sealed class NetworkWriter(AwsRegion aws)
{
    private readonly IAmazonEC2 _ec2 = aws.Clients.EC2;
    private readonly SubnetGroupWriter _subnetGroups = new(aws.Clients);

    /// <summary>Carries out one change.</summary>
    public async Task ApplyAsync(NetworkChange change, CancellationToken cancellationToken)
    {
        await CallAsync(change, cancellationToken).UnlessThereAsync();
        aws.Fleet.SecurityGroups.Mutated();
    }

    private Task CallAsync(NetworkChange change, CancellationToken ct) => change switch
    {
        NetworkChange.CreateSubnet create => _ec2.CreateSubnetAsync(
            new CreateSubnetRequest
            {
                VpcId = create.VpcId,
                CidrBlock = create.Cidr,
                AvailabilityZone = create.Zone,
                TagSpecifications = Tags(ResourceType.Subnet, create.Tags),
            },
            ct),
        NetworkChange.CreateRouteTable create => _ec2.CreateRouteTableAsync(
            new CreateRouteTableRequest
            {
                VpcId = create.VpcId,
                ClientToken = create.Table.Token,
                TagSpecifications = Tags(ResourceType.RouteTable, create.Table.Tags),
            },
            ct),
        NetworkChange.AssociateRouteTable associate => _ec2.AssociateRouteTableAsync(
            new AssociateRouteTableRequest { RouteTableId = associate.TableId, SubnetId = associate.SubnetId }, ct),
        NetworkChange.DeleteRouteTable delete
            => _ec2.DeleteRouteTableAsync(new DeleteRouteTableRequest { RouteTableId = delete.TableId }, ct),
        NetworkChange.CreateSecurityGroup create => _ec2.CreateSecurityGroupAsync(
            new CreateSecurityGroupRequest
            {
                VpcId = create.VpcId,
                GroupName = create.Group.Name,
                Description = create.Group.Description,
                TagSpecifications = Tags(ResourceType.SecurityGroup, create.Group.Tags),
            },
            ct),
        NetworkChange.AuthorizeRules rules => AuthorizeAsync(rules, ct),
        NetworkChange.RevokeRules rules => RevokeAsync(rules, ct),
        NetworkChange.TagEc2Resource tag
            => _ec2.CreateTagsAsync(new CreateTagsRequest { Resources = [tag.Id], Tags = tag.Tags.ToEc2() }, ct),
        NetworkChange.DeleteSecurityGroup delete
            => _ec2.DeleteSecurityGroupAsync(new DeleteSecurityGroupRequest { GroupId = delete.GroupId }, ct),
        NetworkChange.DeleteSubnet delete => _ec2.DeleteSubnetAsync(new DeleteSubnetRequest { SubnetId = delete.SubnetId }, ct),
        NetworkChange.CreateSubnetGroup create => _subnetGroups.CreateAsync(create.Group, ct),
        NetworkChange.ModifySubnetGroup modify => _subnetGroups.ModifyAsync(modify.Group, ct),
        NetworkChange.TagSubnetGroup tag => _subnetGroups.TagAsync(tag.Kind, tag.Arn, tag.Tags, ct),
        NetworkChange.DeleteSubnetGroup delete => _subnetGroups.DeleteAsync(delete.Kind, delete.Name, ct),
        _ => throw new UnreachableException(),
    };

    private Task AuthorizeAsync(NetworkChange.AuthorizeRules rules, CancellationToken ct)
    {
        var permissions = SecurityGroupPermissions.PermissionsOf(rules.Rules);
        return rules.Direction == RuleDirection.Ingress
            ? _ec2.AuthorizeSecurityGroupIngressAsync(
                new AuthorizeSecurityGroupIngressRequest { GroupId = rules.GroupId, IpPermissions = permissions }, ct)
            : _ec2.AuthorizeSecurityGroupEgressAsync(
                new AuthorizeSecurityGroupEgressRequest { GroupId = rules.GroupId, IpPermissions = permissions }, ct);
    }

    private Task RevokeAsync(NetworkChange.RevokeRules rules, CancellationToken ct)
    {
        var permissions = SecurityGroupPermissions.PermissionsOf(rules.Rules);
        return rules.Direction == RuleDirection.Ingress
            ? _ec2.RevokeSecurityGroupIngressAsync(
                new RevokeSecurityGroupIngressRequest { GroupId = rules.GroupId, IpPermissions = permissions }, ct)
            : _ec2.RevokeSecurityGroupEgressAsync(
                new RevokeSecurityGroupEgressRequest { GroupId = rules.GroupId, IpPermissions = permissions }, ct);
    }

    private static List<TagSpecification> Tags(ResourceType type, IReadOnlyDictionary<string, string> tags)
        => [new TagSpecification { ResourceType = type, Tags = tags.ToEc2() }];
}
