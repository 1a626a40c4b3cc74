using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>What a spec may ask for and MSK does not do, each with the field to correct.</summary>
internal static class ClusterLimits
{
    // MSK developer guide, "Scale up Amazon MSK Standard broker storage" (manually-expand-storage).
    private const int LeastGrownGiB = 101;
    private const int LeastStepGiB = 10;
    private const int MostGiB = 16384;

    /// <summary>Whether MSK grows a volume by that much.</summary>
    public static bool CanGrow(int from, int to) => to >= LeastGrowth(from) && to <= MostGiB;

    /// <summary>Whether every subnet gets as many brokers as the others.</summary>
    public static bool IsEven(ClusterDesired desired) => desired.SubnetIds.Count == 0 || desired.Settings.Brokers % desired.SubnetIds.Count == 0;

    /// <summary>Of a cluster that does not exist yet.</summary>
    public static IEnumerable<Finding> OfCreation(ClusterDesired desired, IReadOnlyList<string> offered, string region)
    {
        var wanted = desired.Settings.KafkaVersion;
        if (KafkaVersion.Newest(wanted, offered) is null)
            yield return NotOffered(wanted, region, "");
        foreach (var finding in OfBoth(desired))
            yield return finding;
    }

    /// <summary>Of a cluster that is there.</summary>
    public static IEnumerable<Finding> OfChange(ClusterDesired desired, ClusterObserved observed, IReadOnlyList<string> offered, string region)
    {
        var storage = desired.Settings.StorageGiB;
        if (storage > observed.StorageGiB && !CanGrow(observed.StorageGiB, storage))
            yield return Finding.Stuck("StorageNotPossible", FormattableString.Invariant(
                $"spec.messaging.storageGiB: each broker has {observed.StorageGiB} GiB, and MSK grows a volume to more than 100 and at most ")
                + FormattableString.Invariant($"{MostGiB} GiB, by at least {LeastStepGiB}, not to {storage}: set it to {observed.StorageGiB}")
                + (LeastGrowth(observed.StorageGiB) <= MostGiB ? FormattableString.Invariant($", or to {LeastGrowth(observed.StorageGiB)} or more.") : "."));
        if (OfVersion(desired.Settings.KafkaVersion, observed.KafkaVersion, offered, region) is { } version)
            yield return version;
        foreach (var finding in OfBoth(desired))
            yield return finding;
    }

    private static IEnumerable<Finding> OfBoth(ClusterDesired desired)
    {
        if (!IsEven(desired))
            yield return Finding.Stuck("BrokersNotPossible", FormattableString.Invariant(
                $"spec.messaging.brokers: {desired.Settings.Brokers} brokers cannot be spread evenly over {desired.SubnetIds.Count} subnets: ")
                + FormattableString.Invariant($"set it to a multiple of {desired.SubnetIds.Count}."));
        if (desired.Security.Unsupported is { Count: > 0 } ways)
            yield return Finding.Stuck("AuthenticationNotPossible",
                $"spec.messaging.authentication: {string.Join(" and ", ways)} cannot work. MSK needs AmazonMSK_ secrets for SCRAM and certificate "
                + "authorities for TLS, and the platform has neither: remove it, use IAM, and clientBroker TLS for encryption.");
    }

    private static Finding? OfVersion(string wanted, string observed, IReadOnlyList<string> offered, string region)
    {
        if (KafkaVersion.IsNewer(observed, wanted))
            return Finding.Stuck("DowngradeNotPossible", $"spec.messaging.kafkaVersion: the cluster runs Kafka {observed}, and MSK has no way back to "
                + $"{wanted}: set it to {observed}.");
        if (!KafkaVersion.IsOlder(observed, wanted) || KafkaVersion.Upgrade(observed, wanted, offered) is not null)
            return null;
        return KafkaVersion.Newest(wanted, offered) is { } other
            ? Finding.Stuck("UpgradeNotPossible", $"spec.messaging.kafkaVersion: MSK does not move a cluster between ZooKeeper and KRaft, and so not "
                + $"from {observed} to {other}: set it to {observed}. A new platform can start with {other}.")
            : NotOffered(wanted, region, $" The cluster runs {observed}.");
    }

    private static Finding NotOffered(string wanted, string region, string runs) => Finding.Stuck(
        "VersionNotOffered", $"spec.messaging.kafkaVersion: AWS offers no Kafka \"{wanted}\" in {region}: correct it.{runs}");

    private static int LeastGrowth(int from) => Math.Max(LeastGrownGiB, from + LeastStepGiB);
}
