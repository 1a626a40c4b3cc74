using System.Text.Json.Nodes;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>New replication groups.</summary>
internal sealed class ReplicationGroupCreation(CacheState state)
{
    private const int DefaultPort = 6379;
    private const int MostNodes = 6;

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AutoMinorVersionUpgrade"] = "true",
        ["IpDiscovery"] = "ipv4",
        ["NetworkType"] = "ipv4",
        ["NotificationTopicArn"] = null,
        ["PreferredMaintenanceWindow"] = null,
        ["SnapshotRetentionLimit"] = "0",
        ["SnapshotWindow"] = null,
    };

    public JsonObject Create(AwsCall call)
    {
        var input = call.Input;
        var id = ReplicationGroupRules.Id(input.Required("ReplicationGroupId"));
        if (state.Groups.ContainsKey(id))
            throw new AwsFault("ReplicationGroupAlreadyExists", $"Replication group {id} already exists.");
        if (input.Number("NumNodeGroups") is > 1)
            throw CacheFaults.Combination("The local cloud offers one node group: cluster mode is disabled.");
        var nodes = input.Number("NumCacheClusters") ?? 1 + (input.Number("ReplicasPerNodeGroup") ?? 0);
        if (nodes is < 1 or > MostNodes)
            throw CacheFaults.Value($"The number of nodes must be between 1 and {MostNodes}.");
        ReplicationGroupRules.CheckFailover(input.Flag("AutomaticFailoverEnabled") == true, input.Flag("MultiAZEnabled") == true, nodes);

        var group = Build(call, id);
        for (var i = 0; i < nodes; i++)
            state.AddMember(group, input.Texts("PreferredCacheClusterAZs")?.ElementAtOrDefault(i));
        state.Groups[id] = group;
        state.Agenda.After(state.Timings.Create, () => Finish(group), () => group.Engine.Ready || group.Engine.Failure is not null);
        return ReplicationGroupOperations.Answer(group);
    }

    private void Finish(ReplicationGroup group)
    {
        var failed = group.Engine.Failure is not null || CacheResourceStates.FailsCreation(state, group);
        group.Status = failed ? CacheResourceStates.CreateFailed : "available";
        group.SetMembersStatus(group.Status);
        if (group.AutomaticFailover == "enabling")
            group.AutomaticFailover = "enabled";
        state.Note(group, group.Engine.Failure ?? (failed ? "Replication group creation failed" : "Replication group created"));
    }

    private ReplicationGroup Build(AwsCall call, string id)
    {
        var input = call.Input;
        if (input.Text("Engine") is not (null or CacheCatalog.Engine))
            throw CacheFaults.Value($"The local cloud offers {CacheCatalog.Engine}, not {input.Text("Engine")}.");
        var version = CacheCatalog.Version(input.Text("EngineVersion"));
        var parameters = state.ParameterGroup(call, input.Text("CacheParameterGroupName") ?? "default." + version.Family);
        if (parameters.Family != version.Family)
            throw CacheFaults.Combination($"Expected a parameter group of family {version.Family} but found one of family {parameters.Family}.");
        var subnetName = input.Required("CacheSubnetGroupName").ToLowerInvariant();
        var subnets = state.SubnetGroups.GetValueOrDefault(subnetName) ?? throw CacheFaults.SubnetGroupNotFound(subnetName);
        var securityGroups = input.Texts("SecurityGroupIds") ?? [];
        ReplicationGroupRules.CheckSecurityGroups(state.Surroundings, securityGroups);
        ReplicationGroupRules.CheckWindows(input.Text("PreferredMaintenanceWindow"), input.Text("SnapshotWindow"), input.Number("SnapshotRetentionLimit"));
        var tls = input.Flag("TransitEncryptionEnabled") == true;
        var token = Token(input, tls);
        var atRest = input.Flag("AtRestEncryptionEnabled") == true;
        var port = input.Number("Port") ?? DefaultPort;
        return new ReplicationGroup
        {
            Id = id,
            Arn = CacheState.Arn(call, "replicationgroup", id),
            Created = state.Agenda.Now,
            SubnetGroup = subnets,
            Port = port,
            Tls = tls,
            AtRestEncryption = atRest,
            KmsKey = Key(input, atRest),
            Description = input.Required("ReplicationGroupDescription"),
            NodeType = CacheCatalog.NodeType(input.Required("CacheNodeType")),
            EngineVersion = version.Actual,
            ParameterGroup = parameters,
            SecurityGroups = securityGroups,
            AutomaticFailover = input.Flag("AutomaticFailoverEnabled") == true ? "enabling" : "disabled",
            MultiAz = input.Flag("MultiAZEnabled") == true,
            AuthTokens = token is null ? [] : [token],
            AuthTokenChanged = token is null ? null : state.Agenda.Now,
            Settings = Given(input, tls),
            Tags = input.Tags(),
            Engine = state.Engines.StartCache(new CacheSettings(id, port, tls, token, parameters.Values, Snapshot(input))),
        };
    }

    private static JsonObject Given(JsonObject input, bool tls)
    {
        var settings = new JsonObject();
        foreach (var (member, value) in Settings)
            settings[member] = input.Text(member)?.ToLowerInvariant() ?? value;
        settings["NotificationTopicArn"] = input.Text("NotificationTopicArn");
        settings["PreferredMaintenanceWindow"] ??= "sun:05:00-sun:06:00";
        settings["SnapshotWindow"] ??= "03:00-04:00";
        settings["TransitEncryptionMode"] = tls ? input.Text("TransitEncryptionMode") ?? "required" : null;
        settings["LogDeliveryConfigurations"] = ReplicationGroupModification.Logs(input);
        return settings;
    }

    private static string? Token(JsonObject input, bool tls)
    {
        if (input.Text("AuthToken") is not { } token)
            return null;
        if (!tls)
            throw CacheFaults.Combination("The AUTH token requires transit encryption to be enabled.");
        ReplicationGroupRules.CheckAuthToken(token);
        return token;
    }

    private string? Key(JsonObject input, bool atRest)
    {
        if (input.Text("KmsKeyId") is not { } key)
            return null;
        if (!atRest)
            throw CacheFaults.Combination("KmsKeyId requires at-rest encryption to be enabled.");
        return state.Surroundings.FindUsableKey(key) ?? throw new AwsFault("InvalidKMSKeyFault", "The KMS key supplied is not valid.");
    }

    private IEngineSnapshot? Snapshot(JsonObject input)
    {
        if (input.Text("SnapshotName") is not { } name)
            return null;
        var snapshot = state.Snapshots.GetValueOrDefault(name) ?? throw CacheFaults.SnapshotNotFound(name);
        return snapshot.Status == "available"
            ? snapshot.Data
            : throw new AwsFault("InvalidSnapshotState", $"Snapshot {name} is in {snapshot.Status} state.");
    }
}
