using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>ModifyReplicationGroup: refuses what changes nothing, and changes of the token together with others.</summary>
internal sealed class ReplicationGroupModification(CacheState state)
{
    private readonly AuthTokenChange _token = new(state);
    private readonly NodeRoll _roll = new(state);

    private static readonly string[] Plain =
        ["AutoMinorVersionUpgrade", "NotificationTopicArn", "PreferredMaintenanceWindow", "SnapshotRetentionLimit", "SnapshotWindow"];

    public JsonObject Modify(AwsCall call)
    {
        var group = state.Available(call.Input.Required("ReplicationGroupId"));
        var changes = Changes(call, group);
        var token = AuthTokenChange.IsAsked(call.Input);
        if (token && changes.Count > 0)
            throw CacheFaults.Combination("The AUTH token cannot be modified together with other settings.");
        if (token)
            _token.Begin(call.Input, group);
        else if (changes.Count == 0)
            throw CacheFaults.NoModifications();
        else
            Apply(group, changes, call.Input);
        return ReplicationGroupOperations.Answer(group);
    }

    /// <summary>The log deliveries of a request as they are shown.</summary>
    public static JsonArray Logs(JsonObject input)
    {
        var shown = input.Objects("LogDeliveryConfigurations").Where(log => log.Flag("Enabled") != false).Select(log => log.DeepClone().AsObject()).ToArray();
        foreach (var log in shown)
        {
            log.Remove("Enabled");
            log["Status"] = "active";
        }

        return CallMembers.ToJsonArray(shown);
    }

    /// <summary>What would differ, as work by the names of the members; all checks are made here, before anything changes.</summary>
    private Dictionary<string, Action> Changes(AwsCall call, ReplicationGroup group)
    {
        var input = call.Input;
        var changes = new Dictionary<string, Action>();
        ReplicationGroupRules.CheckWindows(
            input.Text("PreferredMaintenanceWindow") ?? group.Settings.Text("PreferredMaintenanceWindow"),
            input.Text("SnapshotWindow") ?? group.Settings.Text("SnapshotWindow"),
            input.Number("SnapshotRetentionLimit"));
        foreach (var member in Plain)
        {
            if (input.Text(member) is { } value && value != group.Settings.Text(member))
                changes[member] = () => group.Settings[member] = value;
        }

        AddSnapshots(input, group, changes);
        if (input.Text("ReplicationGroupDescription") is { } description && description != group.Description)
            changes["ReplicationGroupDescription"] = () => group.Description = description;
        if (input["LogDeliveryConfigurations"] is not null && Logs(input) is var logs && !JsonNode.DeepEquals(logs, group.Settings["LogDeliveryConfigurations"]))
            changes["LogDeliveryConfigurations"] = () => group.Settings["LogDeliveryConfigurations"] = logs;
        AddSecurity(input, group, changes);
        AddFailover(input, group, changes);
        AddEngine(call, group, changes);
        return changes;
    }

    /// <summary>
    /// Which node is copied. Snapshots are not turned on without naming it: terraform#10581, ACK community#1846.
    /// </summary>
    private void AddSnapshots(JsonObject input, ReplicationGroup group, Dictionary<string, Action> changes)
    {
        var node = input.Text("SnapshottingClusterId");
        var turnedOn = input.Number("SnapshotRetentionLimit") > 0 && group.Settings.Text("SnapshotRetentionLimit") is null or "0";
        if (state.Hostility.SnapshottingClusterNeeded && turnedOn && node is null)
            throw CacheFaults.Combination("Must specify both SnapshotRetentionLimit and SnapshottingClusterId to turn on snapshots");
        if (node is null || node == group.Settings.Text("SnapshottingClusterId"))
            return;
        if (!group.Members.Exists(member => member.Id == node))
            throw CacheFaults.ClusterNotFound(node);
        changes["SnapshottingClusterId"] = () => group.Settings["SnapshottingClusterId"] = node;
    }

    private void AddSecurity(JsonObject input, ReplicationGroup group, Dictionary<string, Action> changes)
    {
        if (input.Flag("TransitEncryptionEnabled") is { } tls)
        {
            throw CacheFaults.Combination(tls == group.Tls
                ? "Transit encryption is already " + (tls ? "enabled." : "disabled.")
                : "The local cloud does not change transit encryption of an existing replication group.");
        }

        if (input.Texts("SecurityGroupIds") is { } groups && !groups.Order().SequenceEqual(group.SecurityGroups.Order()))
        {
            ReplicationGroupRules.CheckSecurityGroups(state.Surroundings, groups);
            changes["SecurityGroupIds"] = () => group.SecurityGroups = groups;
        }
    }

    private static void AddFailover(JsonObject input, ReplicationGroup group, Dictionary<string, Action> changes)
    {
        var failover = input.Flag("AutomaticFailoverEnabled");
        var multiAz = input.Flag("MultiAZEnabled");
        ReplicationGroupRules.CheckFailover(failover ?? group.AutomaticFailover == "enabled", multiAz ?? group.MultiAz, group.Members.Count);
        if (failover is { } enabled && enabled != (group.AutomaticFailover == "enabled"))
            changes["AutomaticFailoverEnabled"] = () => group.AutomaticFailover = enabled ? "enabled" : "disabled";
        if (multiAz is { } zones && zones != group.MultiAz)
            changes["MultiAZEnabled"] = () => group.MultiAz = zones;
    }

    private void AddEngine(AwsCall call, ReplicationGroup group, Dictionary<string, Action> changes)
    {
        var input = call.Input;
        if (input.Text("CacheNodeType") is { } type && type != group.NodeType)
        {
            CacheCatalog.NodeType(type);
            changes["CacheNodeType"] = () => group.NodeType = type;
        }

        if (input.Text("EngineVersion") is { } asked && CacheCatalog.Version(asked).Actual is var version && version != group.EngineVersion)
        {
            changes["EngineVersion"] = CacheCatalog.CompareVersions(version, group.EngineVersion) < 0
                ? throw CacheFaults.Combination($"The engine version cannot go from {group.EngineVersion} down to {version}.")
                : () => group.EngineVersion = version;
        }

        if (input.Text("CacheParameterGroupName") is { } name && state.ParameterGroup(call, name) is var parameters && parameters != group.ParameterGroup)
            changes["CacheParameterGroupName"] = () => group.ParameterGroup = parameters;
        CheckFamily(call, group);
    }

    /// <summary>The parameter group after the call must be of the version's family: terraform-provider-aws#27748.</summary>
    private void CheckFamily(AwsCall call, ReplicationGroup group)
    {
        if (!state.Hostility.ParameterGroupFamilyMustFit)
            return;
        var wanted = CacheCatalog.Version(call.Input.Text("EngineVersion") ?? group.EngineVersion).Family;
        var after = call.Input.Text("CacheParameterGroupName") is { } name ? state.ParameterGroup(call, name) : group.ParameterGroup;
        var found = after.Family;
        if (found != wanted)
            throw CacheFaults.Combination($"Expected a parameter group of family {wanted} but found one of family {found}");
    }

    private void Apply(ReplicationGroup group, Dictionary<string, Action> changes, JsonObject input)
    {
        var heavy = changes.ContainsKey("CacheNodeType") || changes.ContainsKey("EngineVersion");
        if (changes.ContainsKey("CacheNodeType"))
        {
            foreach (var member in group.Members)
                member.PendingNodeType = input.Text("CacheNodeType");
        }

        if (heavy && input.Flag("ApplyImmediately") != true)
            state.Agenda.At(Windows.NextOpening(group.Settings.Text("PreferredMaintenanceWindow")!, state.Agenda.Now), () => Begin(group, changes, heavy), () => group.Status == "available");
        else
            Begin(group, changes, heavy);
    }

    private void Begin(ReplicationGroup group, Dictionary<string, Action> changes, bool heavy)
    {
        group.Status = "modifying";
        group.SetMembersStatus("modifying");
        if (changes.ContainsKey("AutomaticFailoverEnabled"))
            group.AutomaticFailover = group.AutomaticFailover == "enabled" ? "disabling" : "enabling";
        var failover = group.AutomaticFailover switch { "disabling" => "enabled", "enabling" => "disabled", var settled => settled };
        if (heavy)
            _roll.Plan(group, changes.ContainsKey("EngineVersion"), state.Timings.Scale);
        state.Agenda.After(heavy ? state.Timings.Scale : state.Timings.Modify, () =>
        {
            if (CacheResourceStates.RollsBack(state, group))
                (group.AutomaticFailover, changes) = (failover, []);
            foreach (var change in changes.Values)
                change();
            foreach (var member in group.Members.Where(_ => heavy))
                member.PendingNodeType = null;
            group.Status = "available";
            state.Agenda.After(state.Timings.MembersLag, () => group.SetMembersStatus("available"));
        });
    }
}
