using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Parameter groups of clusters and of instances: the same rules under two names.</summary>
internal sealed class ParameterGroupOperations(RdsState state)
{
    private const int MostParametersPerCall = 20;

    public IEnumerable<(string Name, AwsOperation Operation)> All => [.. Of(clusters: true), .. Of(clusters: false)];

    private IEnumerable<(string Name, AwsOperation Operation)> Of(bool clusters)
    {
        var kind = clusters ? "DBClusterParameterGroup" : "DBParameterGroup";
        var list = clusters ? "DescribeDBClusterParameters" : "DescribeDBParameters";
        return
        [
            ("Create" + kind, new(call => Create(call, clusters), call => Access(call, clusters, call.Input.Tags()))),
            ("Modify" + kind, new(call => Modify(call, clusters), call => Access(call, clusters))),
            ("Reset" + kind, new(call => Reset(call, clusters), call => Access(call, clusters))),
            ("Delete" + kind, new(call => Delete(call, clusters), call => Access(call, clusters))),
            ($"Describe{kind}s", new(call => Describe(call, clusters), call => Access(call, clusters))),
            (list, new(call => DescribeParameters(call, clusters), call => Access(call, clusters))),
        ];
    }

    private Dictionary<string, ParameterGroup> Groups(bool clusters) => clusters ? state.ClusterGroups : state.InstanceGroups;

    private static string NameMember(bool clusters) => clusters ? "DBClusterParameterGroupName" : "DBParameterGroupName";

    private static IReadOnlyDictionary<string, AuroraParameter> Known(bool clusters)
        => clusters ? AuroraParameters.OfClusters : AuroraParameters.OfInstances;

    private JsonObject Create(AwsCall call, bool clusters)
    {
        var name = GroupNames.Checked(call.Input.Required(NameMember(clusters)));
        if (Groups(clusters).ContainsKey(name))
            throw new AwsFault("DBParameterGroupAlreadyExists", $"Parameter group {name} already exists");
        if (Groups(clusters).Values.Count(group => !group.IsDefault) >= state.Quotas.ParameterGroups)
            throw new AwsFault("DBParameterGroupQuotaExceeded", "Quota of parameter groups exceeded.");
        var family = call.Input.Required("DBParameterGroupFamily");
        if (family != AuroraCatalog.Family)
            throw RdsFaults.Value($"ParameterGroupFamily {family} is not a valid parameter group family");
        var group = Groups(clusters)[name] = new ParameterGroup
        {
            Name = name,
            Arn = RdsState.Arn(call, clusters ? "cluster-pg" : "pg", name),
            Family = family,
            Description = call.Input.Required("Description"),
            Tags = RdsState.NewTags(call),
        };
        return new JsonObject { [clusters ? "DBClusterParameterGroup" : "DBParameterGroup"] = Show(group, clusters) };
    }

    private JsonObject Modify(AwsCall call, bool clusters)
    {
        var group = Changeable(call, clusters);
        var changes = call.Input.Objects("Parameters");
        if (changes.Count is 0 or > MostParametersPerCall)
            throw RdsFaults.Value($"Between 1 and {MostParametersPerCall} parameters may be modified in a single request.");
        var checkedChanges = changes.Select(change => Checked(change, clusters)).ToList();
        foreach (var (parameter, value, method) in checkedChanges)
        {
            group.Values[parameter.Name] = value;
            group.Methods[parameter.Name] = method;
        }

        Apply(group, clusters, checkedChanges.Select(change => (change.Parameter, change.Method)));
        return new JsonObject { [NameMember(clusters)] = group.Name };
    }

    private static (AuroraParameter Parameter, string Value, string Method) Checked(JsonObject change, bool clusters)
    {
        var name = change.Required("ParameterName");
        if (!Known(clusters).TryGetValue(name, out var parameter))
            throw RdsFaults.Value($"Could not find parameter with name: {name}");
        if (!parameter.Modifiable)
            throw RdsFaults.Value($"The parameter {name} cannot be modified.");
        var value = change.Required("ParameterValue");
        if (!parameter.Accepts(value))
            throw RdsFaults.Value($"Invalid parameter value: {value} for: {name} allowed values are: {parameter.Allowed}");
        return (parameter, value, Method(change, parameter));
    }

    private static string Method(JsonObject change, AuroraParameter parameter)
    {
        var method = change.Required("ApplyMethod");
        if (method is not ("immediate" or "pending-reboot"))
            throw RdsFaults.Value($"ApplyMethod must be immediate or pending-reboot, not {method}.");
        return !parameter.Dynamic && method == "immediate"
            ? throw RdsFaults.Combination($"cannot use immediate apply method for static parameter {parameter.Name}")
            : method;
    }

    private JsonObject Reset(AwsCall call, bool clusters)
    {
        var group = Changeable(call, clusters);
        var asked = call.Input.Objects("Parameters");
        var all = call.Input.Flag("ResetAllParameters") == true;
        if (all == asked.Count > 0)
            throw RdsFaults.Combination("Either ResetAllParameters or Parameters must be given, not both.");
        string[] names = all ? [.. group.Values.Keys] : [.. asked.Select(parameter => parameter.Required("ParameterName"))];
        var reset = names
            .Select(name => Known(clusters).GetValueOrDefault(name) ?? throw RdsFaults.Value($"Could not find parameter with name: {name}"))
            .Select(parameter => (parameter, asked.FirstOrDefault(a => a.Text("ParameterName") == parameter.Name) is { } given
                ? Method(given, parameter)
                : parameter.Dynamic ? "immediate" : "pending-reboot"))
            .ToList();
        foreach (var name in names)
        {
            group.Values.Remove(name);
            group.Methods.Remove(name);
        }

        Apply(group, clusters, reset);
        return new JsonObject { [NameMember(clusters)] = group.Name };
    }

    /// <summary>Immediate changes reach running members; the others wait for each member's reboot.</summary>
    private void Apply(ParameterGroup group, bool clusters, IEnumerable<(AuroraParameter Parameter, string Method)> changes)
    {
        var waits = changes.Any(change => change.Method == "pending-reboot");
        foreach (var cluster in state.Clusters.Values.Where(cluster => !clusters || cluster.ParameterGroup == group))
        {
            var members = cluster.Members.Where(member => clusters || member.ParameterGroup == group).ToList();
            foreach (var member in members.Where(_ => waits))
            {
                if (clusters)
                    member.ClusterParameterStatus = "pending-reboot";
                else
                    member.ParameterStatus = "pending-reboot";
            }

            if (clusters || members.Count > 0)
                cluster.ApplyParameters();
        }
    }

    private JsonObject Delete(AwsCall call, bool clusters)
    {
        var group = Changeable(call, clusters);
        var used = clusters
            ? state.Clusters.Values.Any(cluster => cluster.ParameterGroup == group)
            : state.Instances.Values.Any(instance => instance.ParameterGroup == group);
        if (used)
            throw new AwsFault("InvalidDBParameterGroupState", "One or more database instances are still members of this parameter group " + group.Name + ", so the group cannot be deleted");
        Groups(clusters).Remove(group.Name);
        return [];
    }

    private JsonObject Describe(AwsCall call, bool clusters)
    {
        IEnumerable<ParameterGroup> asked = call.Input.Text(NameMember(clusters)) is null ? Groups(clusters).Values : [Find(call, clusters)];
        var list = clusters ? "DBClusterParameterGroups" : "DBParameterGroups";
        return MarkerPage.Of(state.Paging, call.Input, list, asked, group => group.Name, group => Show(group, clusters));
    }

    private JsonObject DescribeParameters(AwsCall call, bool clusters)
    {
        var group = Find(call, clusters);
        var source = call.Input.Text("Source");
        var asked = Known(clusters).Values.Where(parameter => source is null || source == Source(group, parameter));
        return MarkerPage.Of(state.Paging, call.Input, "Parameters", asked, parameter => parameter.Name, parameter => Show(group, parameter));
    }

    private ParameterGroup Find(AwsCall call, bool clusters)
    {
        var name = call.Input.Required(NameMember(clusters));
        return (clusters ? state.ClusterGroup(call, name) : state.InstanceGroup(call, name)) ?? throw RdsFaults.ParameterGroupNotFound(name);
    }

    private ParameterGroup Changeable(AwsCall call, bool clusters)
        => Find(call, clusters) is { IsDefault: false } group
            ? group
            : throw RdsFaults.Value("The default parameter group cannot be modified or deleted.");

    private IEnumerable<AccessRequest> Access(AwsCall call, bool clusters, Dictionary<string, string>? tags = null)
    {
        var name = call.Input.Text(NameMember(clusters));
        var arn = RdsState.Arn(call, clusters ? "cluster-pg" : "pg", name ?? "*");
        return RdsAccess.Of(call, arn, tags, Groups(clusters).GetValueOrDefault(name?.ToLowerInvariant() ?? "")?.Tags);
    }

    private static string Source(ParameterGroup group, AuroraParameter parameter)
        => group.Values.ContainsKey(parameter.Name) ? "user" : parameter.Default is null ? "engine-default" : "system";

    private static JsonObject Show(ParameterGroup group, bool clusters) => new()
    {
        [NameMember(clusters)] = group.Name,
        ["DBParameterGroupFamily"] = group.Family,
        ["Description"] = group.Description,
        [clusters ? "DBClusterParameterGroupArn" : "DBParameterGroupArn"] = group.Arn,
    };

    private static JsonObject Show(ParameterGroup group, AuroraParameter parameter) => new()
    {
        ["ParameterName"] = parameter.Name,
        ["ParameterValue"] = group.Values.GetValueOrDefault(parameter.Name) ?? parameter.Default,
        ["Source"] = Source(group, parameter),
        ["ApplyType"] = parameter.ApplyType,
        ["DataType"] = parameter.DataType,
        ["AllowedValues"] = parameter.Allowed,
        ["IsModifiable"] = parameter.Modifiable,
        ["ApplyMethod"] = group.Methods.GetValueOrDefault(parameter.Name) ?? "pending-reboot",
    };
}
