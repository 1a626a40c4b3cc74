using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Subnet groups and parameter groups.</summary>
internal sealed class CacheGroupOperations(CacheState state)
{
    private const int MostParametersPerCall = 20;
    private const int MostGroups = 150;

    public IEnumerable<(string Name, AwsOperation Operation)> All =>
    [
        ("CreateCacheSubnetGroup", new(CreateSubnets, call => SubnetsAccess(call, call.Input.Tags()))),
        ("ModifyCacheSubnetGroup", new(ModifySubnets, call => SubnetsAccess(call))),
        ("DeleteCacheSubnetGroup", new(DeleteSubnets, call => SubnetsAccess(call))),
        ("DescribeCacheSubnetGroups", new(DescribeSubnets, call => SubnetsAccess(call))),
        ("CreateCacheParameterGroup", new(CreateParameters, call => ParametersAccess(call, call.Input.Tags()))),
        ("ModifyCacheParameterGroup", new(ModifyParameters, call => ParametersAccess(call))),
        ("ResetCacheParameterGroup", new(ResetParameters, call => ParametersAccess(call))),
        ("DeleteCacheParameterGroup", new(DeleteParameters, call => ParametersAccess(call))),
        ("DescribeCacheParameterGroups", new(DescribeParameterGroups, call => ParametersAccess(call))),
        ("DescribeCacheParameters", new(DescribeParameters, call => ParametersAccess(call))),
    ];

    private JsonObject CreateSubnets(AwsCall call)
    {
        var name = call.Input.Required("CacheSubnetGroupName").ToLowerInvariant();
        if (state.SubnetGroups.ContainsKey(name))
            throw new AwsFault("CacheSubnetGroupAlreadyExists", $"Cache subnet group {name} already exists.");
        if (state.SubnetGroups.Count >= MostGroups * state.Hostility.RaisedQuotas)
            throw new AwsFault("CacheSubnetGroupQuotaExceeded", $"Quota of {MostGroups} cache subnet groups exceeded.");
        var group = state.SubnetGroups[name] = new CacheSubnetGroup
        {
            Name = name,
            Arn = CacheState.Arn(call, "subnetgroup", name),
            Description = call.Input.Required("CacheSubnetGroupDescription"),
            Subnets = Subnets(call),
            Tags = CacheState.NewTags(call),
        };
        return new JsonObject { ["CacheSubnetGroup"] = Show(group) };
    }

    private JsonObject ModifySubnets(AwsCall call)
    {
        var group = SubnetGroup(call);
        if (call.Input.Texts("SubnetIds") is not null)
        {
            var subnets = Subnets(call);
            var used = state.Groups.Values.Where(g => g.SubnetGroup == group).SelectMany(g => g.Members).Select(member => member.Zone);
            if (used.Except(subnets.Select(subnet => subnet.AvailabilityZone)).Any())
                throw new AwsFault("SubnetInUse", "The requested subnet is being used by another cache subnet group.");
            group.Subnets = subnets;
        }

        group.Description = call.Input.Text("CacheSubnetGroupDescription") ?? group.Description;
        return new JsonObject { ["CacheSubnetGroup"] = Show(group) };
    }

    private JsonObject DeleteSubnets(AwsCall call)
    {
        var group = SubnetGroup(call);
        if (state.Groups.Values.Any(user => user.SubnetGroup == group))
            throw new AwsFault("CacheSubnetGroupInUse", $"Cache subnet group {group.Name} is currently in use by a cache cluster.");
        state.SubnetGroups.Remove(group.Name);
        return [];
    }

    private JsonObject DescribeSubnets(AwsCall call)
    {
        IEnumerable<CacheSubnetGroup> asked = call.Input.Text("CacheSubnetGroupName") is null ? state.SubnetGroups.Values : [SubnetGroup(call)];
        return MarkerPage.Of(state.Paging, call.Input, "CacheSubnetGroups", asked, group => group.Name, Show);
    }

    private CacheSubnetGroup SubnetGroup(AwsCall call)
    {
        var name = call.Input.Required("CacheSubnetGroupName").ToLowerInvariant();
        return state.SubnetGroups.GetValueOrDefault(name) ?? throw CacheFaults.SubnetGroupNotFound(name);
    }

    private List<SubnetFacts> Subnets(AwsCall call)
    {
        var subnets = (call.Input.Texts("SubnetIds") ?? throw CacheFaults.Value("SubnetIds must be given."))
            .Select(id => state.Surroundings.FindSubnet(id) ?? throw new AwsFault("InvalidSubnet", $"The subnet ID '{id}' does not exist"))
            .ToList();
        return subnets.Select(subnet => subnet.VpcId).Distinct().Count() == 1
            ? subnets
            : throw new AwsFault("InvalidSubnet", "The subnets given are not all in the same VPC.");
    }

    private JsonObject CreateParameters(AwsCall call)
    {
        var name = call.Input.Required("CacheParameterGroupName").ToLowerInvariant();
        if (state.ParameterGroups.ContainsKey(name) || name.StartsWith("default.", StringComparison.Ordinal))
            throw new AwsFault("CacheParameterGroupAlreadyExists", $"Parameter group {name} already exists");
        if (state.ParameterGroups.Values.Count(group => !group.IsDefault) >= MostGroups * state.Hostility.RaisedQuotas)
            throw new AwsFault("CacheParameterGroupQuotaExceeded", $"Quota of {MostGroups} cache parameter groups exceeded.");
        var family = call.Input.Required("CacheParameterGroupFamily");
        if (CacheCatalog.Versions.All(version => version.Family != family))
            throw CacheFaults.Value($"CacheParameterGroupFamily {family} is not a valid parameter group family.");
        var group = state.ParameterGroups[name] = new CacheParameterGroup
        {
            Name = name,
            Arn = CacheState.Arn(call, "parametergroup", name),
            Family = family,
            Description = call.Input.Required("Description"),
            Tags = CacheState.NewTags(call),
        };
        return new JsonObject { ["CacheParameterGroup"] = Show(group) };
    }

    private JsonObject ModifyParameters(AwsCall call)
    {
        var group = Changeable(call);
        var changes = call.Input.Objects("ParameterNameValues");
        if (changes.Count is 0 or > MostParametersPerCall)
            throw CacheFaults.Value($"Between 1 and {MostParametersPerCall} parameters may be modified in a single request.");
        foreach (var change in changes)
            Check(change.Required("ParameterName"), change.Text("ParameterValue") ?? "");
        foreach (var change in changes)
            group.Values[change.Required("ParameterName")] = change.Text("ParameterValue") ?? "";
        return new JsonObject { ["CacheParameterGroupName"] = group.Name };
    }

    private static void Check(string name, string value)
    {
        if (!CacheCatalog.Parameters.TryGetValue(name, out var parameter))
            throw CacheFaults.Value($"The parameter {name} does not exist.");
        if (!parameter.Modifiable)
            throw CacheFaults.Value($"The parameter {name} cannot be modified.");
        if (!parameter.Accepts(value))
            throw CacheFaults.Value($"The value {value} is not valid for {name}; allowed are {parameter.Allowed}.");
    }

    private JsonObject ResetParameters(AwsCall call)
    {
        var group = Changeable(call);
        if (call.Input.Flag("ResetAllParameters") == true)
            group.Values.Clear();
        foreach (var parameter in call.Input.Objects("ParameterNameValues"))
            group.Values.Remove(parameter.Required("ParameterName"));
        return new JsonObject { ["CacheParameterGroupName"] = group.Name };
    }

    private JsonObject DeleteParameters(AwsCall call)
    {
        var group = Changeable(call);
        if (state.Groups.Values.FirstOrDefault(user => user.ParameterGroup == group) is { } user)
            throw new AwsFault("InvalidCacheParameterGroupState", $"Parameter group {group.Name} is in use by replication group {user.Id}.");
        state.ParameterGroups.Remove(group.Name);
        return [];
    }

    private JsonObject DescribeParameterGroups(AwsCall call)
    {
        IEnumerable<CacheParameterGroup> asked = call.Input.Text("CacheParameterGroupName") is { } name
            ? [state.ParameterGroup(call, name)]
            : state.ParameterGroups.Values;
        return MarkerPage.Of(state.Paging, call.Input, "CacheParameterGroups", asked, group => group.Name, Show);
    }

    private JsonObject DescribeParameters(AwsCall call)
    {
        var group = state.ParameterGroup(call, call.Input.Required("CacheParameterGroupName"));
        var source = call.Input.Text("Source");
        var asked = CacheCatalog.Parameters.Values.Where(parameter => source is null || source == Source(group, parameter));
        return MarkerPage.Of(state.Paging, call.Input, "Parameters", asked, parameter => parameter.Name, parameter => new JsonObject
        {
            ["ParameterName"] = parameter.Name,
            ["ParameterValue"] = group.Values.GetValueOrDefault(parameter.Name) ?? parameter.Default,
            ["Source"] = Source(group, parameter),
            ["DataType"] = parameter.DataType,
            ["AllowedValues"] = parameter.Allowed,
            ["IsModifiable"] = parameter.Modifiable,
            ["ChangeType"] = "immediate",
        });
    }

    private CacheParameterGroup Changeable(AwsCall call)
        => state.ParameterGroup(call, call.Input.Required("CacheParameterGroupName")) is { IsDefault: false } group
            ? group
            : throw new AwsFault("InvalidCacheParameterGroupState", "Default parameter groups cannot be changed.");

    private static string Source(CacheParameterGroup group, CacheParameter parameter) => group.Values.ContainsKey(parameter.Name) ? "user" : "system";

    private IEnumerable<AccessRequest> SubnetsAccess(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var name = call.Input.Text("CacheSubnetGroupName");
        return CacheAccess.Of(call, "subnetgroup", name, tags, state.SubnetGroups.GetValueOrDefault(name?.ToLowerInvariant() ?? "")?.Tags);
    }

    private IEnumerable<AccessRequest> ParametersAccess(AwsCall call, Dictionary<string, string>? tags = null)
    {
        var name = call.Input.Text("CacheParameterGroupName");
        return CacheAccess.Of(call, "parametergroup", name, tags, state.ParameterGroups.GetValueOrDefault(name?.ToLowerInvariant() ?? "")?.Tags);
    }

    private static JsonObject Show(CacheSubnetGroup group) => new()
    {
        ["CacheSubnetGroupName"] = group.Name,
        ["CacheSubnetGroupDescription"] = group.Description,
        ["VpcId"] = group.Subnets[0].VpcId,
        ["Subnets"] = CallMembers.ToJsonArray(group.Subnets.Select(subnet => new JsonObject
        {
            ["SubnetIdentifier"] = subnet.SubnetId,
            ["SubnetAvailabilityZone"] = new JsonObject { ["Name"] = subnet.AvailabilityZone },
        })),
        ["ARN"] = group.Arn,
    };

    private static JsonObject Show(CacheParameterGroup group) => new()
    {
        ["CacheParameterGroupName"] = group.Name,
        ["CacheParameterGroupFamily"] = group.Family,
        ["Description"] = group.Description,
        ["IsGlobal"] = false,
        ["ARN"] = group.Arn,
    };
}
