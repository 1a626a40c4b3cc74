using System.Globalization;
using Amazon.Kafka.Model;
using Wallet.Operator.Messaging.Configurations;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>
/// What makes the cluster as it should be: one operation of MSK's each, in the order in which they are let through. Brokers and storage only
/// grow: MSK's own storage scaling may have gone ahead of the spec. What MSK would refuse is left to <see cref="ClusterLimits"/>.
/// </summary>
internal static class ClusterDiff
{
    /// <summary>Changes of a cluster that is there; empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">As it should be.</param>
    /// <param name="observed">As it is.</param>
    /// <param name="configuration">Configuration whose latest revision it should run with; null while there is none.</param>
    /// <param name="logs">Where the brokers are to log to.</param>
    /// <param name="offered">Kafka versions on offer.</param>
    public static IEnumerable<AwsChange> Between(
        PlatformPass pass,
        ClusterDesired desired,
        ClusterObserved observed,
        ConfigurationObserved? configuration,
        LogSinks logs,
        IReadOnlyList<string> offered) =>
    [
        .. Capacity(desired, observed),
        .. desired.Security != observed.Security && desired.Security.Unsupported.Count == 0
            ? [Modify(observed, "Security", observed.Security, desired.Security, ChangeEffect.Rolling, ClusterRequests.Secure(observed, desired.Security))]
            : Array.Empty<AwsChange>(),
        .. configuration is not null && !IsInUse(configuration, observed) ? [Configure(observed, configuration)] : Array.Empty<AwsChange>(),
        .. Log(observed, logs),
        .. Upgrade(desired, observed, offered),
        .. ClusterRequests.Tags.Between(pass, ClusterRequests.Resource(observed.Name), observed.Arn, desired.Tags, observed.Tags),
    ];

    private static IEnumerable<AwsChange> Capacity(ClusterDesired desired, ClusterObserved observed)
    {
        var (storage, brokers, type) = (desired.Settings.StorageGiB, desired.Settings.Brokers, desired.Settings.BrokerType);
        if (ClusterLimits.CanGrow(observed.StorageGiB, storage))
            yield return Modify(observed, "StorageGiB", observed.StorageGiB, storage, ChangeEffect.None, ClusterRequests.Grow(observed, storage));
        if (brokers > observed.Brokers && ClusterLimits.IsEven(desired))
            yield return Modify(observed, "Brokers", observed.Brokers, brokers, ChangeEffect.None, new UpdateBrokerCountRequest
            {
                ClusterArn = observed.Arn,
                CurrentVersion = observed.CurrentVersion,
                TargetNumberOfBrokerNodes = brokers,
            });
        if (type != observed.BrokerType)
            yield return Modify(observed, "BrokerType", observed.BrokerType, type, ChangeEffect.Rolling, new UpdateBrokerTypeRequest
            {
                ClusterArn = observed.Arn,
                CurrentVersion = observed.CurrentVersion,
                TargetInstanceType = type,
            });
    }

    private static IEnumerable<AwsChange> Log(ClusterObserved observed, LogSinks logs)
    {
        var changes = new FieldChanges<UpdateMonitoringRequest>(ClusterRequests.Log(observed, logs))
            .Compare("LogsCloudWatch", observed.Logs.CloudWatchGroup, logs.CloudWatchGroup, (_, _) => { })
            .Compare("LogsS3Bucket", observed.Logs.S3Bucket, logs.S3Bucket, (_, _) => { });
        return changes.IsEmpty ? [] : [new AwsChange(PlannedChange.Modify(ClusterRequests.Resource(observed.Name), changes.Fields), changes.Request)];
    }

    private static IEnumerable<AwsChange> Upgrade(ClusterDesired desired, ClusterObserved observed, IReadOnlyList<string> offered)
    {
        var wanted = desired.Settings.KafkaVersion;
        if (KafkaVersion.IsOlder(observed.KafkaVersion, wanted) && KafkaVersion.Upgrade(observed.KafkaVersion, wanted, offered) is { } version)
            yield return Modify(observed, "KafkaVersion", observed.KafkaVersion, version, ChangeEffect.Rolling, new UpdateClusterKafkaVersionRequest
            {
                ClusterArn = observed.Arn,
                CurrentVersion = observed.CurrentVersion,
                TargetKafkaVersion = version,
            });
    }

    private static AwsChange Configure(ClusterObserved observed, ConfigurationObserved configuration) => Modify(
        observed,
        "ConfigurationRevision",
        observed.ConfigurationRevision,
        configuration.Revision,
        ChangeEffect.Rolling,
        new UpdateClusterConfigurationRequest
        {
            ClusterArn = observed.Arn,
            CurrentVersion = observed.CurrentVersion,
            ConfigurationInfo = new() { Arn = configuration.Arn, Revision = configuration.Revision },
        });

    private static AwsChange Modify(
        ClusterObserved observed, string field, object? from, object? to, ChangeEffect effect, AmazonKafkaRequest request) => new(
        PlannedChange.Modify(ClusterRequests.Resource(observed.Name), [new FieldChange(field, Text(from), Text(to))], effect), request);

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "(none)";

    private static bool IsInUse(ConfigurationObserved configuration, ClusterObserved observed) =>
        observed.ConfigurationArn == configuration.Arn && observed.ConfigurationRevision == configuration.Revision;
}
