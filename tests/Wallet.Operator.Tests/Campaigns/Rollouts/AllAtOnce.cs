using System.Text;
using Amazon.Kafka.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Cache;
using Wallet.Operator.Database;
using Wallet.Operator.Messaging;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Campaigns.Rollouts;

/// <summary>
/// What the same edit comes to with one custom resource for each AWS resource and no order between them, as with kro over AWS's controllers
/// (ACK): every call at once and to be applied immediately, what is refused again after half a minute. Verbs are no resources: nothing is
/// rebooted and nothing fails over (ACK community#1949). The instance that was first is the one whose class is the writer's.
/// </summary>
internal sealed class AllAtOnce(AwsClients aws, PlatformNames names)
{
    private readonly List<Func<Task>> _open = [];
    private readonly string _database = DatabaseNames.Cluster(names);

    /// <summary>Something was refused and is tried again.</summary>
    public bool HasOpen => _open.Count > 0;

    /// <summary>Takes the edit up.</summary>
    public void Edit(StoreSpec before, StoreSpec after)
    {
        for (var number = 1; number <= 3; number++)
        {
            var (id, size) = (DatabaseNames.Member(names, number), number == 1 ? after.WriterClass : after.ReaderClass);
            When(size != (number == 1 ? before.WriterClass : before.ReaderClass), () => aws.RDS.ModifyDBInstanceAsync(
                new() { DBInstanceIdentifier = id, DBInstanceClass = size, ApplyImmediately = true }));
        }

        When(before.PerformanceSchema != after.PerformanceSchema, () => aws.RDS.ModifyDBClusterParameterGroupAsync(Parameters(after)));
        When(before.Engine != after.Engine, () => aws.RDS.ModifyDBClusterAsync(new()
        {
            DBClusterIdentifier = _database,
            EngineVersion = StoreSpec.EngineVersions[after.Engine],
            ApplyImmediately = true,
        }));
        When((before.Node, before.Cache) != (after.Node, after.Cache), () => aws.ElastiCache.ModifyReplicationGroupAsync(new()
        {
            ReplicationGroupId = CacheNames.Group(names),
            CacheNodeType = before.Node != after.Node ? after.NodeType : null,
            EngineVersion = before.Cache != after.Cache ? StoreSpec.CacheVersions[after.Cache] : null,
            ApplyImmediately = true,
        }));
        When(before.CacheTimeout != after.CacheTimeout, () => aws.ElastiCache.ModifyCacheParameterGroupAsync(new()
        {
            CacheParameterGroupName = CacheNames.Group(names),
            ParameterNameValues = [new() { ParameterName = "timeout", ParameterValue = $"{after.CacheTimeout}" }],
        }));
        EditBrokers(before, after);
    }

    /// <summary>Sends what is open.</summary>
    public async Task PassAsync()
    {
        foreach (var call in _open.ToList())
        {
            try
            {
                await call();
                _open.Remove(call);
            }
            catch (AmazonServiceException)
            {
                // Refused in the present state: again in the next pass.
            }
        }
    }

    private void EditBrokers(StoreSpec before, StoreSpec after)
    {
        When(before.Broker != after.Broker, async () =>
        {
            var (arn, version, _) = await BrokersAsync();
            await aws.Kafka.UpdateBrokerTypeAsync(new() { ClusterArn = arn, CurrentVersion = version, TargetInstanceType = after.BrokerType });
        });
        When(before.Kafka != after.Kafka, async () =>
        {
            var (arn, version, _) = await BrokersAsync();
            await aws.Kafka.UpdateClusterKafkaVersionAsync(new()
            {
                ClusterArn = arn,
                CurrentVersion = version,
                TargetKafkaVersion = StoreSpec.KafkaVersions[after.Kafka],
            });
        });
        UpdateConfigurationResponse? revised = null;
        When(before.RetentionHours != after.RetentionHours, async () =>
        {
            var (arn, version, configuration) = await BrokersAsync();
            revised ??= await aws.Kafka.UpdateConfigurationAsync(new()
            {
                Arn = configuration,
                ServerProperties = new MemoryStream(Encoding.UTF8.GetBytes($"log.retention.hours={after.RetentionHours}\n")),
            });
            await aws.Kafka.UpdateClusterConfigurationAsync(new()
            {
                ClusterArn = arn,
                CurrentVersion = version,
                ConfigurationInfo = new() { Arn = configuration, Revision = revised.LatestRevision!.Revision },
            });
        });
    }

    private ModifyDBClusterParameterGroupRequest Parameters(StoreSpec after) => new()
    {
        DBClusterParameterGroupName = _database,
        Parameters =
        [
            new() { ParameterName = "performance_schema", ParameterValue = after.PerformanceSchema ? "1" : "0", ApplyMethod = ApplyMethod.PendingReboot },
        ],
    };

    private async Task<(string Arn, string Version, string Configuration)> BrokersAsync()
    {
        var found = (await aws.Kafka.ListClustersV2Async(new() { ClusterNameFilter = MessagingNames.Cluster(names) })).ClusterInfoList!.Single();
        return (found.ClusterArn!, found.CurrentVersion!, found.Provisioned!.CurrentBrokerSoftwareInfo!.ConfigurationArn!);
    }

    private void When(bool differs, Func<Task> call)
    {
        if (differs)
            _open.Add(call);
    }
}
