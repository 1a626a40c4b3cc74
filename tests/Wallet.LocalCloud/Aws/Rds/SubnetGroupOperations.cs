using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>DB subnet groups.</summary>
internal sealed class SubnetGroupOperations(RdsState state)
{
    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateDBSubnetGroup", new(Create, call => Access(call, call.Input.Tags()))),
        ("ModifyDBSubnetGroup", new(Modify, call => Access(call))),
        ("DeleteDBSubnetGroup", new(Delete, call => Access(call))),
        ("DescribeDBSubnetGroups", new(Describe, call => Access(call))),
    ];

    private JsonObject Create(AwsCall call)
    {
        var name = GroupNames.Checked(call.Input.Required("DBSubnetGroupName"));
        if (state.SubnetGroups.ContainsKey(name))
            throw new AwsFault("DBSubnetGroupAlreadyExists", $"The DB subnet group '{name}' already exists.");
        if (state.SubnetGroups.Count >= state.Quotas.SubnetGroups)
            throw new AwsFault("DBSubnetGroupQuotaExceeded", "Quota of DB subnet groups exceeded.");
        var group = state.SubnetGroups[name] = new DbSubnetGroup
        {
            Name = name,
            Arn = RdsState.Arn(call, "subgrp", name),
            Description = call.Input.Required("DBSubnetGroupDescription"),
            Subnets = Subnets(call),
            Tags = RdsState.NewTags(call),
        };
        return new JsonObject { ["DBSubnetGroup"] = Show(group) };
    }

    private JsonObject Modify(AwsCall call)
    {
        var group = Find(call);
        var subnets = Subnets(call);
        var used = state.Instances.Values.Where(i => i.Cluster.SubnetGroup == group).Select(i => i.Zone).ToHashSet();
        if (!used.IsSubsetOf(subnets.Select(subnet => subnet.AvailabilityZone)))
            throw new AwsFault("SubnetAlreadyInUse", "Some of the subnets to be removed are in use by DB instances.");
        group.Subnets = subnets;
        group.Description = call.Input.Text("DBSubnetGroupDescription") ?? group.Description;
        return new JsonObject { ["DBSubnetGroup"] = Show(group) };
    }

    private JsonObject Delete(AwsCall call)
    {
        var group = Find(call);
        if (state.Clusters.Values.FirstOrDefault(cluster => cluster.SubnetGroup == group) is { } user)
        {
            throw new AwsFault("InvalidDBSubnetGroupStateFault",
                $"Cannot delete the subnet group '{group.Name}' because at least one database instance: {user.Id} is still using it.");
        }

        state.SubnetGroups.Remove(group.Name);
        return [];
    }

    private JsonObject Describe(AwsCall call)
    {
        var asked = call.Input.Text("DBSubnetGroupName") is null ? state.SubnetGroups.Values : (IEnumerable<DbSubnetGroup>)[Find(call)];
        return MarkerPage.Of(state.Paging, call.Input, "DBSubnetGroups", asked, group => group.Name, Show);
    }

    private DbSubnetGroup Find(AwsCall call)
    {
        var name = call.Input.Required("DBSubnetGroupName").ToLowerInvariant();
        return state.SubnetGroups.GetValueOrDefault(name) ?? throw RdsFaults.SubnetGroupNotFound(name);
    }

    private List<SubnetFacts> Subnets(AwsCall call)
    {
        var subnets = (call.Input.Texts("SubnetIds") ?? [])
            .Select(id => state.Surroundings.FindSubnet(id)
                ?? throw new AwsFault("InvalidSubnet", $"The subnet ID '{id}' does not exist"))
            .ToList();
        if (subnets.Select(subnet => subnet.VpcId).Distinct().Count() > 1)
            throw new AwsFault("InvalidSubnet", "The subnets given are not all in the same VPC.");
        if (subnets.Select(subnet => subnet.AvailabilityZone).Distinct().Count() < 2)
        {
            throw new AwsFault("DBSubnetGroupDoesNotCoverEnoughAZs",
                "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Add subnets to cover at least 2 AZs.");
        }

        return subnets;
    }

    private IEnumerable<AccessRequest> Access(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var name = call.Input.Text("DBSubnetGroupName");
        var arn = RdsState.Arn(call, "subgrp", name ?? "*");
        var group = state.SubnetGroups.GetValueOrDefault(name?.ToLowerInvariant() ?? "");
        return RdsAccess.Of(call, arn, tags, group?.Tags);
    }

    public static JsonObject Show(DbSubnetGroup group) => new()
    {
        ["DBSubnetGroupName"] = group.Name,
        ["DBSubnetGroupDescription"] = group.Description,
        ["VpcId"] = group.VpcId,
        ["SubnetGroupStatus"] = "Complete",
        ["Subnets"] = CallMembers.ToJsonArray(group.Subnets.Select(subnet => new JsonObject
        {
            ["SubnetIdentifier"] = subnet.SubnetId,
            ["SubnetAvailabilityZone"] = new JsonObject { ["Name"] = subnet.AvailabilityZone },
            ["SubnetStatus"] = "Active",
        })),
        ["DBSubnetGroupArn"] = group.Arn,
        ["SupportedNetworkTypes"] = CallMembers.ToJsonArray(["IPV4"]),
    };
}
