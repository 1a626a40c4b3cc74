using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>Picks the fields that cannot change once they are built.</summary>
internal static class AcceptedFields
{
    /// <summary>Said of a database that was not restored, so that a backup named later is refused instead of ignored.</summary>
    public const string NoBackup = "nothing";

    /// <summary>What settings ask for, in the words in which the status says what is built.</summary>
    public static AcceptedStatus Of(PlatformSettings settings) => new()
    {
        Environment = settings.Environment,
        Region = settings.Region,
        EksClusterName = settings.Network.EksClusterName is { Length: > 0 } cluster ? cluster : null,
        VpcId = settings.Network.VpcId,
        Keys = settings.Security.KeyPerComponent ? "PerComponent" : "Shared",
        DatabaseName = settings.Database.Name,
        DatabaseMasterUsername = settings.Database.MasterUsername,
        DatabasePort = settings.Database.Port,
        DatabaseRestoredFrom = BackupOf(settings.Database.RestoreFrom),
        CacheTls = settings.Cache.Tls,
        CacheEncryptionAtRest = settings.Cache.EncryptionAtRest,
        Brokers = settings.Messaging.Brokers,
        BrokerStorageGiB = settings.Messaging.StorageGiB,
        TopicPartitions = settings.Messaging.Topics.ToDictionary(topic => topic.Name, topic => topic.Partitions),
    };

    /// <summary>A backup in the words of <see cref="AcceptedStatus.DatabaseRestoredFrom"/>.</summary>
    public static string BackupOf(RestoreFromSpec? from) => from switch
    {
        null => NoBackup,
        { SnapshotIdentifier: { } snapshot } => $"snapshot {snapshot}",
        { Time: { } time } => $"cluster {from.ClusterIdentifier} at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}",
        _ => $"cluster {from.ClusterIdentifier}",
    };

    /// <summary>
    /// How much of what only grows counts as built: what was asked for, as far as AWS has it. What grew by itself (automatic scaling of
    /// storage, partitions added by hand) binds no spec, or a platform whose storage grew overnight would be refused in the morning.
    /// </summary>
    /// <param name="before">What counted before.</param>
    /// <param name="asked">What the spec asks for.</param>
    /// <param name="observed">What AWS has.</param>
    public static int Grown(int? before, int asked, int observed) => Math.Max(before ?? 0, Math.Min(asked, observed));
}
