using Wallet.Operator.Network.RouteTables;
using Wallet.Operator.Network.SecurityGroups;
using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network;

/// <summary>Everything that this room ever changes: a closed set.</summary>
internal abstract record NetworkChange
{
    private NetworkChange()
    {
    }

    /// <summary>The change as data for events and plans.</summary>
    public abstract PlannedChange Describe();

    /// <summary>Makes a database subnet.</summary>
    internal sealed record CreateSubnet(string VpcId, string Cidr, string Zone, IReadOnlyDictionary<string, string> Tags) : NetworkChange
    {
        public override PlannedChange Describe() => new($"Subnet {Cidr}", "Create", $"in {Zone} of {VpcId}");
    }

    /// <summary>Makes the table of the database subnets.</summary>
    internal sealed record CreateRouteTable(string VpcId, RouteTableDesired Table) : NetworkChange
    {
        public override PlannedChange Describe() => new($"RouteTable {Table.Name}", "Create", $"in {VpcId}");
    }

    /// <summary>Makes a database subnet follow our table.</summary>
    internal sealed record AssociateRouteTable(string TableId, string Name, string SubnetId) : NetworkChange
    {
        public override PlannedChange Describe() => new($"RouteTable {Name} of {SubnetId}", "Associate", TableId);
    }

    /// <summary>Makes a security group; its rules follow in the next pass.</summary>
    internal sealed record CreateSecurityGroup(string VpcId, SecurityGroupDesired Group) : NetworkChange
    {
        public override PlannedChange Describe() => new($"SecurityGroup {Group.Name}", "Create", $"in {VpcId}");
    }

    /// <summary>Adds missing rules.</summary>
    internal sealed record AuthorizeRules(string GroupId, string Name, RuleDirection Direction, IReadOnlyList<SecurityGroupRule> Rules)
        : NetworkChange
    {
        public override PlannedChange Describe() => new($"SecurityGroup {Name}", $"Authorize{Direction}", string.Join(", ", Rules));
    }

    /// <summary>Removes rules that someone else added.</summary>
    internal sealed record RevokeRules(string GroupId, string Name, RuleDirection Direction, IReadOnlyList<SecurityGroupRule> Rules)
        : NetworkChange
    {
        public override PlannedChange Describe() => new($"SecurityGroup {Name}", $"Revoke{Direction}", string.Join(", ", Rules));
    }

    /// <summary>Makes a subnet group.</summary>
    internal sealed record CreateSubnetGroup(SubnetGroupDesired Group) : NetworkChange
    {
        public override PlannedChange Describe()
            => new($"{Group.Kind}SubnetGroup {Group.Name}", "Create", string.Join(", ", Group.SubnetIds));
    }

    /// <summary>Changes the subnets of a subnet group.</summary>
    internal sealed record ModifySubnetGroup(SubnetGroupDesired Group, IReadOnlySet<string> From) : NetworkChange
    {
        public override PlannedChange Describe() => new(
            $"{Group.Kind}SubnetGroup {Group.Name}",
            "Modify",
            $"subnets {string.Join(", ", From.Order(StringComparer.Ordinal))} -> {string.Join(", ", Group.SubnetIds)}");
    }

    /// <summary>Sets tags of a subnet or a security group.</summary>
    internal sealed record TagEc2Resource(string Id, string Resource, IReadOnlyDictionary<string, string> Tags) : NetworkChange
    {
        public override PlannedChange Describe() => new(Resource, "Tag", string.Join(", ", Tags.Keys));
    }

    /// <summary>Sets tags of a subnet group.</summary>
    internal sealed record TagSubnetGroup(SubnetGroupKind Kind, string Name, string Arn, IReadOnlyDictionary<string, string> Tags)
        : NetworkChange
    {
        public override PlannedChange Describe() => new($"{Kind}SubnetGroup {Name}", "Tag", string.Join(", ", Tags.Keys));
    }

    /// <summary>Removes a subnet group.</summary>
    internal sealed record DeleteSubnetGroup(SubnetGroupKind Kind, string Name) : NetworkChange
    {
        public override PlannedChange Describe() => new($"{Kind}SubnetGroup {Name}", "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Removes a security group.</summary>
    internal sealed record DeleteSecurityGroup(string GroupId, string Name) : NetworkChange
    {
        public override PlannedChange Describe() => new($"SecurityGroup {Name}", "Delete", GroupId, ChangeEffect.Destroy);
    }

    /// <summary>Removes our route table.</summary>
    internal sealed record DeleteRouteTable(string TableId) : NetworkChange
    {
        public override PlannedChange Describe() => new($"RouteTable {TableId}", "Delete", "", ChangeEffect.Destroy);
    }

    /// <summary>Removes a subnet that we made.</summary>
    internal sealed record DeleteSubnet(string SubnetId, string Cidr) : NetworkChange
    {
        public override PlannedChange Describe() => new($"Subnet {Cidr}", "Delete", SubnetId, ChangeEffect.Destroy);
    }
}
