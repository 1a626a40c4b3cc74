using System.Globalization;
using Amazon.ElastiCache.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>Parameter groups of ElastiCache.</summary>
internal sealed class CacheParameterGroupRequests : IParameterGroupRequests
{
    public string Kind => CacheNames.ParametersKind;

    /// <summary>As planned changes name a group.</summary>
    public static string Resource(string name) => $"{CacheNames.ParametersKind} {name}";

    public AmazonWebServiceRequest Create(ParameterGroupDesired group) => new CreateCacheParameterGroupRequest
    {
        CacheParameterGroupName = group.Name,
        CacheParameterGroupFamily = group.Family,
        Description = "Parameters of the wallet platform's cache",
        Tags = group.Tags.ToElastiCache(),
    };

    public AmazonWebServiceRequest Set(ParameterGroupObserved group, IReadOnlyList<KeyValuePair<string, string>> values)
        => new ModifyCacheParameterGroupRequest
        {
            CacheParameterGroupName = group.Name,
            ParameterNameValues =
            [
                .. values.Select(value => new ParameterNameValue { ParameterName = value.Key, ParameterValue = value.Value }),
            ],
        };

    public AmazonWebServiceRequest Reset(ParameterGroupObserved group, IReadOnlyList<string> names) => new ResetCacheParameterGroupRequest
    {
        CacheParameterGroupName = group.Name,
        ParameterNameValues = [.. names.Select(name => new ParameterNameValue { ParameterName = name })],
    };

    public AmazonWebServiceRequest Delete(string name) => new DeleteCacheParameterGroupRequest { CacheParameterGroupName = name };
}

/// <summary>The changes that are not about fields.</summary>
internal static class CacheRequests
{
    /// <summary>Engine of the group.</summary>
    public const string Engine = "redis";

    public static readonly TagRequests Tags = new(
        (arn, set) => new AddTagsToResourceRequest { ResourceName = arn, Tags = set.ToElastiCache() },
        (arn, keys) => new RemoveTagsFromResourceRequest { ResourceName = arn, TagKeys = [.. keys] });

    /// <summary>Creates the replication group.</summary>
    public static AwsChange Create(GroupDesired group) => new(
        new PlannedChange(
            Resource(group.Id),
            PlannedChange.Create,
            $"{group.Nodes.ToString(CultureInfo.InvariantCulture)} x {group.Settings.NodeType}, Redis {group.Version}"),
        new CreateReplicationGroupRequest
        {
            ReplicationGroupId = group.Id,
            ReplicationGroupDescription = "Cache of the wallet platform",
            Engine = Engine,
            EngineVersion = group.Version,
            CacheNodeType = group.Settings.NodeType,
            NumCacheClusters = group.Nodes,
            AutomaticFailoverEnabled = group.HasFailover,
            MultiAZEnabled = group.HasFailover,
            CacheParameterGroupName = group.ParameterGroup,
            CacheSubnetGroupName = group.SubnetGroup,
            SecurityGroupIds = [.. group.SecurityGroupIds],
            TransitEncryptionEnabled = group.Settings.Tls,
            AuthToken = group.AuthToken?.Reveal(),
            AtRestEncryptionEnabled = group.KeyArn is not null,
            KmsKeyId = group.KeyArn,
            SnapshotRetentionLimit = group.Settings.SnapshotRetentionDays,
            SnapshotWindow = group.Settings.SnapshotWindow,
            PreferredMaintenanceWindow = group.Settings.MaintenanceWindow,
            AutoMinorVersionUpgrade = true,
            Tags = group.Tags.ToElastiCache(),
        });

    /// <summary>Adds replicas.</summary>
    public static AwsChange AddReplicas(string id, int from, int to) => new(
        Replicas(id, from, to, ChangeEffect.None),
        new IncreaseReplicaCountRequest { ReplicationGroupId = id, NewReplicaCount = to, ApplyImmediately = true });

    /// <summary>Takes replicas away.</summary>
    public static AwsChange RemoveReplicas(string id, int from, int to) => new(
        Replicas(id, from, to, ChangeEffect.Destroy),
        new DecreaseReplicaCountRequest { ReplicationGroupId = id, NewReplicaCount = to, ApplyImmediately = true });

    /// <summary>Takes the final snapshot.</summary>
    public static AwsChange Snapshot(PlatformPass pass, string name, string group) => new(
        new PlannedChange($"{CacheNames.SnapshotKind} {name}", PlannedChange.Create, group),
        new CreateSnapshotRequest { SnapshotName = name, ReplicationGroupId = group, Tags = CacheNames.Tags(pass, name).ToElastiCache() });

    /// <summary>Deletes the group with its data.</summary>
    public static AwsChange Delete(string id) => new(
        PlannedChange.Removal(Resource(id)), new DeleteReplicationGroupRequest { ReplicationGroupId = id, RetainPrimaryCluster = false });

    /// <summary>As planned changes name the group.</summary>
    public static string Resource(string id) => $"{CacheNames.GroupKind} {id}";

    private static PlannedChange Replicas(string id, int from, int to, ChangeEffect effect) => PlannedChange.Modify(
        Resource(id),
        [new FieldChange("Replicas", from.ToString(CultureInfo.InvariantCulture), to.ToString(CultureInfo.InvariantCulture))],
        effect);
}
