using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform.Rules;

/// <summary>
/// What is built rules: a spec may not ask for something else where it cannot be changed, nor for less where it can only grow. Before
/// anything is built all may change, and a refused value can always be taken back. The CRD holds the same at the root of its schema, as
/// far as it can without knowing the defaults.
/// </summary>
internal static class ChangeRules
{
    // MSK takes a target of more than 100 GiB (developer guide, manually-expand-storage), and refuses steps of less than 10.
    private const int LeastStorageTarget = 101;
    private const int LeastStorageStep = 10;

    private static readonly Dictionary<string, int> NoTopics = [];

    /// <summary>Everything that a spec asks for and cannot have.</summary>
    /// <param name="built">What AWS has; null where nothing is built yet.</param>
    /// <param name="wanted">What the spec asks for.</param>
    /// <param name="standard">What it would ask for if it were silent: then leaving the field out is a way back.</param>
    public static IEnumerable<SpecViolation> Check(AcceptedStatus built, AcceptedStatus wanted, AcceptedStatus standard)
    {
        var compared = new Comparison(built, wanted, standard);
        List<SpecViolation> place =
        [
            .. compared.Immutable("spec.environment", "the platform", status => status.Environment),
            .. compared.Immutable("spec.region", "the platform", status => status.Region),
        ];
        // Another environment has other defaults: that they differ too says nothing of its own.
        return place.Count > 0 ? place : Parts(compared);
    }

    private static IEnumerable<SpecViolation> Parts(Comparison compared) =>
    [
        .. compared.Immutable("spec.network.eksClusterName", "the platform", status => status.EksClusterName),
        .. compared.Immutable("spec.network.vpcId", "the platform", status => status.VpcId),
        .. compared.Immutable("spec.security.keys", "the platform", status => status.Keys),
        .. compared.Immutable("spec.database.name", "the database cluster", status => status.DatabaseName),
        .. compared.Immutable("spec.database.masterUsername", "the database cluster", status => status.DatabaseMasterUsername),
        .. compared.Immutable("spec.database.port", "the database cluster", status => status.DatabasePort),
        .. Backup(compared.Built.DatabaseRestoredFrom, compared.Wanted.DatabaseRestoredFrom),
        .. compared.Immutable("spec.cache.tls", "the cache", status => status.CacheTls),
        .. compared.Immutable("spec.cache.encryptionAtRest", "the cache", status => status.CacheEncryptionAtRest),
        .. compared.OnlyGrows("spec.messaging.brokers", "the cluster", status => status.Brokers),
        .. Storage(compared),
        .. Topics(compared),
    ];

    private static IEnumerable<SpecViolation> Backup(string? built, string? wanted)
        => built is null || built == wanted
            ? []
            : [new("spec.database.restoreFrom", built == AcceptedFields.NoBackup
                ? "is immutable: the database was created empty; remove it"
                : $"is immutable: the database was restored from {built}; set it to that again")];

    private static IEnumerable<SpecViolation> Storage(Comparison compared)
    {
        var shrinks = compared.OnlyGrows("spec.messaging.storageGiB", "a broker", status => status.BrokerStorageGiB).ToList();
        if (shrinks.Count > 0 || compared.Built.BrokerStorageGiB is not { } built || compared.Wanted.BrokerStorageGiB is not { } wanted)
            return shrinks;
        var least = Math.Max(LeastStorageTarget, built + LeastStorageStep);
        return wanted == built || wanted >= least
            ? []
            : [new(
                "spec.messaging.storageGiB",
                $"a broker has {built}; MSK grows it to more than 100 GiB and by at least {LeastStorageStep}: "
                + $"set it to {built}, or to {least} or more")];
    }

    private static IEnumerable<SpecViolation> Topics(Comparison compared)
        => from topic in compared.Wanted.TopicPartitions ?? NoTopics
           let built = compared.Built.TopicPartitions?.GetValueOrDefault(topic.Key) ?? 0
           where built > topic.Value
           select new SpecViolation(
               $"spec.messaging.topics[{topic.Key}].partitions",
               $"may only grow: the topic has {built}, not {topic.Value}; set it to {built} or more");

    private sealed record Comparison(AcceptedStatus Built, AcceptedStatus Wanted, AcceptedStatus Standard)
    {
        // What the spec leaves to discovery, such as the VPC, is the room's to compare.
        public IEnumerable<SpecViolation> Immutable<T>(string path, string what, Func<AcceptedStatus, T?> field)
        {
            var (built, wanted) = (field(Built), field(Wanted));
            if (built is null || wanted is null || Equals(built, wanted))
                return [];
            var helps = OrRemove(Equals(field(Standard), built));
            return [new(path, $"is immutable: {what} has {Show(built)}, not {Show(wanted)}; set it to {Show(built)}{helps}")];
        }

        public IEnumerable<SpecViolation> OnlyGrows(string path, string what, Func<AcceptedStatus, int?> field)
        {
            var (built, wanted) = (field(Built), field(Wanted));
            return built is null || wanted >= built
                ? []
                : [new(path, $"may only grow: {what} has {built}, not {wanted}; set it to {built}{OrRemove(field(Standard) == built)}")];
        }

        private static string OrRemove(bool helps) => helps ? " or remove it" : "";

        private static string Show<T>(T value) => value switch
        {
            bool flag => flag ? "true" : "false",
            string text => $"\"{text}\"",
            _ => $"{value}",
        };
    }
}
