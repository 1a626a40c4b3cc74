using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>ModifyReplicationGroup: refuses what changes nothing, and changes of the token together with others.</summary>
internal sealed class ReplicationGroupModification(CacheState state)
{
    private static readonly string[] Plain =
        ["AutoMinorVersionUpgrade", "NotificationTopicArn", "PreferredMaintenanceWindow", "SnapshotRetentionLimit", "SnapshotWindow"];

    public JsonObject Modify(AwsCall call)
    {
        var group = state.Available(call.Input.Required("ReplicationGroupId"));
        var changes = Changes(call, group);
        var token = call.Input.Text("AuthToken") is not null || call.Input.Text("AuthTokenUpdateStrategy") is not null;
        if (token && changes.Count > 0)
            throw CacheFaults.Combination("The AUTH token cannot be modified together with other settings.");
        if (token)
            ChangeToken(call.Input, group);
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

        if (input.Text("ReplicationGroupDescription") is { } description && description != group.Description)
            changes["ReplicationGroupDescription"] = () => group.Description = description;
        if (input["LogDeliveryConfigurations"] is not null && Logs(input) is var logs && !JsonNode.DeepEquals(logs, group.Settings["LogDeliveryConfigurations"]))
            changes["LogDeliveryConfigurations"] = () => group.Settings["LogDeliveryConfigurations"] = logs;
        AddSecurity(input, group, changes);
        AddFailover(input, group, changes);
        AddEngine(call, group, changes);
        return changes;
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
            changes["CacheNodeType"] = () =>
            {
                group.NodeType = type;
                foreach (var member in group.Members)
                    member.PendingNodeType = null;
            };
        }

        if (input.Text("EngineVersion") is { } asked && CacheCatalog.Version(asked).Actual is var version && version != group.EngineVersion)
        {
            changes["EngineVersion"] = CacheCatalog.CompareVersions(version, group.EngineVersion) < 0
                ? throw CacheFaults.Combination($"The engine version cannot go from {group.EngineVersion} down to {version}.")
                : () => group.EngineVersion = version;
        }

        if (input.Text("CacheParameterGroupName") is { } name && state.ParameterGroup(call, name) is var parameters && parameters != group.ParameterGroup)
            changes["CacheParameterGroupName"] = () => group.ParameterGroup = parameters;
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
        state.Agenda.After(heavy ? state.Timings.Scale : state.Timings.Modify, () =>
        {
            foreach (var change in changes.Values)
                change();
            group.Status = "available";
            state.Agenda.After(state.Timings.MembersLag, () => group.SetMembersStatus("available"));
        });
    }

    private void ChangeToken(JsonObject input, ReplicationGroup group)
    {
        var strategy = input.Text("AuthTokenUpdateStrategy") ?? "ROTATE";
        var token = input.Text("AuthToken");
        if (!group.Tls)
            throw CacheFaults.Combination("The AUTH token requires transit encryption to be enabled.");
        if (input.Flag("ApplyImmediately") != true)
            throw CacheFaults.Combination("The AUTH token modification is only supported when ApplyImmediately is true.");
        if (strategy is not ("SET" or "ROTATE" or "DELETE"))
            throw CacheFaults.Value($"AuthTokenUpdateStrategy must be SET, ROTATE or DELETE, not {strategy}.");
        if ((strategy == "DELETE") != token is null)
            throw CacheFaults.Combination("An AuthToken is needed with SET and ROTATE, and none with DELETE.");
        if (token is not null)
            ReplicationGroupRules.CheckAuthToken(token);

        IReadOnlyList<string> tokens = strategy switch
        {
            "DELETE" => [],
            "SET" => [token!],
            _ => [.. group.AuthTokens.Where(old => old != token).TakeLast(1), token!],
        };
        group.AuthTokenChange = strategy == "ROTATE" ? "ROTATING" : "SETTING";
        group.Status = "modifying";
        group.Engine.SetAuthTokens(tokens);
        state.Agenda.After(
            state.Timings.AuthToken,
            () =>
            {
                group.AuthTokens = tokens;
                group.AuthTokenChange = null;
                group.AuthTokenChanged = state.Agenda.Now;
                group.Status = "available";
            },
            () => group.Engine.Ready);
    }
}
