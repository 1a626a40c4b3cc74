using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// What a spec may not change. The same rules compare two specs, as the API server does, and a spec with what was built from earlier
/// ones, which the API server cannot know.
/// </summary>
internal static class ChangeRules
{
    /// <summary>Everything that the new spec changes and must not. What was not stated before may be stated now.</summary>
    public static IEnumerable<SpecViolation> Check(AcceptedStatus before, AcceptedStatus after) =>
    [
        .. Immutable("spec.environment", before.Environment, after.Environment),
        .. Immutable("spec.region", before.Region, after.Region),
        .. Immutable("spec.network.eksClusterName", before.EksClusterName, after.EksClusterName),
        .. Immutable("spec.network.vpcId", before.VpcId, after.VpcId),
        .. Immutable("spec.security.keys", before.Keys, after.Keys),
        .. Immutable("spec.database.name", before.DatabaseName, after.DatabaseName),
        .. Immutable("spec.database.masterUsername", before.DatabaseMasterUsername, after.DatabaseMasterUsername),
        .. Immutable("spec.database.port", before.DatabasePort, after.DatabasePort),
        .. Immutable("spec.database.restoreFrom", before.DatabaseRestoredFrom, after.DatabaseRestoredFrom),
        .. Immutable("spec.cache.tls", before.CacheTls, after.CacheTls),
        .. Immutable("spec.cache.encryptionAtRest", before.CacheEncryptionAtRest, after.CacheEncryptionAtRest),
        .. OnlyGrows("spec.messaging.brokers", before.Brokers, after.Brokers),
        .. OnlyGrows("spec.messaging.storageGiB", before.BrokerStorageGiB, after.BrokerStorageGiB),
        .. Topics(before, after),
    ];

    private static IEnumerable<SpecViolation> Immutable<T>(string path, T? before, T? after)
        => before is null || EqualityComparer<T>.Default.Equals(before, after)
            ? []
            : [new(path, after is null ? $"cannot be removed: it is {Show(before)}" : $"is immutable: it is {Show(before)}, not {Show(after)}")];

    private static IEnumerable<SpecViolation> OnlyGrows(string path, int? before, int? after)
        => before is null || after >= before
            ? []
            : [new(path, after is null ? $"cannot be removed: it is {before}" : $"may only grow: it is {before}, not {after}")];

    private static IEnumerable<SpecViolation> Topics(AcceptedStatus before, AcceptedStatus after)
        => from topic in after.TopicPartitions ?? new Dictionary<string, int>()
           let had = before.TopicPartitions?.GetValueOrDefault(topic.Key) ?? 0
           where had > topic.Value
           select new SpecViolation($"spec.messaging.topics[{topic.Key}].partitions", $"may only grow: the topic has {had}, not {topic.Value}");

    private static string Show<T>(T value) => value is bool flag ? (flag ? "true" : "false") : $"{value}";
}
